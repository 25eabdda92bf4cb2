package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.Indexing;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.Search;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.TextElements;
import io.kubeci.starlark.value.TupleValue;
import io.kubeci.starlark.value.Value;
import java.util.List;

/// The methods of strings.
record StringMethod(String name) implements Builtin.Body {

    static final List<String> NAMES = List.of(
            "capitalize",
            "codepoint_ords",
            "codepoints",
            "count",
            "elem_ords",
            "elems",
            "endswith",
            "find",
            "format",
            "index",
            "isalnum",
            "isalpha",
            "isdigit",
            "islower",
            "isspace",
            "istitle",
            "isupper",
            "join",
            "lower",
            "lstrip",
            "partition",
            "removeprefix",
            "removesuffix",
            "replace",
            "rfind",
            "rindex",
            "rpartition",
            "rsplit",
            "rstrip",
            "split",
            "splitlines",
            "startswith",
            "strip",
            "title",
            "upper");

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        var text = ((StringValue) receiver).text();
        var budget = machine.budget();
        budget.steps(text.length() >> 6);
        return switch (name) {
            case "format" -> Format.format(text, arguments, budget);
            case "join" -> join(text, Unpack.positional(name, arguments, 1, 1), budget);
            case "count" -> count(text, Unpack.positional(name, arguments, 1, 3), budget);
            case "find", "index", "rfind", "rindex" -> find(text, Unpack.positional(name, arguments, 1, 3), budget);
            case "startswith", "endswith" -> startsOrEnds(text, Unpack.positional(name, arguments, 1, 3), budget);
            case "strip", "lstrip", "rstrip" -> strip(text, Unpack.positional(name, arguments, 0, 1), budget);
            case "partition", "rpartition" -> partition(text, Unpack.positional(name, arguments, 1, 1), budget);
            case "removeprefix", "removesuffix" -> removeFix(text, Unpack.positional(name, arguments, 1, 1), budget);
            case "replace" -> replace(text, Unpack.positional(name, arguments, 2, 3), budget);
            case "split", "rsplit" -> split(text, Unpack.positional(name, arguments, 0, 2), budget);
            case "splitlines" ->
                Split.lines(text, Unpack.positional(name, arguments, 0, 1).bool(0, false), budget);
            default -> withoutArguments(text, arguments, budget);
        };
    }

    private Value withoutArguments(String text, Arguments arguments, Budget budget) {
        Unpack.positional(name, arguments, 0, 0);
        budget.text(text.length());
        return switch (name) {
            case "capitalize" -> StringValue.of(Letters.capitalize(text));
            case "codepoints" -> new TextElements.CodePoints(text, false);
            case "codepoint_ords" -> new TextElements.CodePoints(text, true);
            case "elems" -> new TextElements(text, false);
            case "elem_ords" -> new TextElements(text, true);
            case "isalnum" -> Bool.of(Letters.all(text, Character::isLetterOrDigit));
            case "isalpha" -> Bool.of(Letters.all(text, Character::isLetter));
            case "isdigit" -> Bool.of(Letters.all(text, Character::isDigit));
            case "islower" -> Bool.of(Letters.isLower(text));
            case "isspace" -> Bool.of(Letters.all(text, Letters::isSpace));
            case "istitle" -> Bool.of(Letters.isTitle(text));
            case "isupper" -> Bool.of(Letters.isUpper(text));
            case "lower" -> StringValue.of(Letters.lower(text));
            case "title" -> StringValue.of(Letters.title(text));
            default -> StringValue.of(Letters.upper(text));
        };
    }

    private Value join(String separator, Unpack in, Budget budget) {
        var cursor = in.iterable(0).iterate();
        var out = new Printer(budget);
        for (boolean first = true; cursor.advance(); first = false) {
            budget.step();
            if (!(cursor.current() instanceof StringValue(String part))) {
                throw StarlarkException.eval(
                        "join: in list, want string, got " + cursor.current().type());
            }
            out.append(first ? "" : separator).append(part);
        }
        cursor.close();
        return StringValue.of(out.text());
    }

    private int start(String text, Unpack in, Budget budget) {
        return Indexing.clamped(in.value(1), text.length(), 0, "start", budget);
    }

    private int end(String text, Unpack in, Budget budget) {
        return Indexing.clamped(in.value(2), text.length(), text.length(), "end", budget);
    }

    private Value count(String text, Unpack in, Budget budget) {
        var part = in.string(0);
        return Named.get(name, () -> {
            int start = start(text, in, budget);
            int end = Math.max(start, end(text, in, budget));
            if (part.isEmpty()) {
                return Int.of(text.codePointCount(start, end) + 1L);
            }
            int count = 0;
            int at = Search.first(text, part, start, end, budget);
            while (at >= 0) {
                count++;
                budget.step();
                at = Search.first(text, part, at + part.length(), end, budget);
            }
            return Int.of(count);
        });
    }

    private Value find(String text, Unpack in, Budget budget) {
        var part = in.string(0);
        return Named.get(name, () -> {
            int start = start(text, in, budget);
            int end = Math.max(start, end(text, in, budget));
            int found = name.startsWith("r")
                    ? Search.last(text, part, start, end, budget)
                    : Search.first(text, part, start, end, budget);
            if (found < 0 && name.endsWith("index")) {
                throw StarlarkException.eval("substring not found");
            }
            return Int.of(found);
        });
    }

    private Value startsOrEnds(String text, Unpack in, Budget budget) {
        return Named.get(name, () -> {
            int start = start(text, in, budget);
            int end = Math.max(start, end(text, in, budget));
            return switch (in.value(0)) {
                case StringValue(String affix) -> Bool.of(hasAffix(text, affix, start, end));
                case TupleValue affixes -> hasAnyAffix(text, affixes, start, end);
                default ->
                    throw StarlarkException.eval("got " + in.value(0).type() + ", want string or tuple of string");
            };
        });
    }

    private Value hasAnyAffix(String text, TupleValue affixes, int start, int end) {
        for (int i = 0; i < affixes.length(); i++) {
            if (!(affixes.at(i) instanceof StringValue(String affix))) {
                throw StarlarkException.eval("want string, got " + affixes.at(i).type() + ", for element " + i);
            }
            if (hasAffix(text, affix, start, end)) {
                return Bool.TRUE;
            }
        }
        return Bool.FALSE;
    }

    private boolean hasAffix(String text, String affix, int start, int end) {
        int at = name.equals("startswith") ? start : end - affix.length();
        return at >= start && at + affix.length() <= end && text.startsWith(affix, at);
    }

    private Value strip(String text, Unpack in, Budget budget) {
        var characters = in.string(0, "");
        budget.text(text.length());
        budget.steps((long) text.length() * characters.length() >> 6);
        return StringValue.of(Strip.strip(text, characters, !name.equals("rstrip"), !name.equals("lstrip")));
    }

    private Value partition(String text, Unpack in, Budget budget) {
        var separator = in.string(0);
        if (separator.isEmpty()) {
            throw StarlarkException.eval(name + ": empty separator");
        }
        boolean fromRight = name.equals("rpartition");
        budget.text(text.length());
        budget.elements(3);
        int at = fromRight
                ? Search.last(text, separator, 0, text.length(), budget)
                : Search.first(text, separator, 0, text.length(), budget);
        if (at < 0) {
            var whole = StringValue.of(text);
            return fromRight
                    ? TupleValue.of(StringValue.EMPTY, StringValue.EMPTY, whole)
                    : TupleValue.of(whole, StringValue.EMPTY, StringValue.EMPTY);
        }
        return TupleValue.of(
                StringValue.of(text.substring(0, at)),
                StringValue.of(separator),
                StringValue.of(text.substring(at + separator.length())));
    }

    private Value removeFix(String text, Unpack in, Budget budget) {
        var affix = in.string(0);
        budget.text(text.length());
        if (name.equals("removeprefix")) {
            return StringValue.of(text.startsWith(affix) ? text.substring(affix.length()) : text);
        }
        return StringValue.of(text.endsWith(affix) ? text.substring(0, text.length() - affix.length()) : text);
    }

    private static Value replace(String text, Unpack in, Budget budget) {
        var old = in.string(0);
        var replacement = in.string(1);
        long left = in.integer(2, -1, budget);
        var out = new Printer(budget);
        int from = 0;
        int at = 0;
        while (left != 0) {
            budget.step();
            int found = old.isEmpty() ? at : Search.first(text, old, from, text.length(), budget);
            if (found < 0 || found > text.length()) {
                break;
            }
            out.append(text.substring(from, found)).append(replacement);
            from = found + old.length();
            at = found < text.length() ? found + Character.charCount(text.codePointAt(found)) : found + 1;
            left--;
        }
        return StringValue.of(out.append(text.substring(from)).text());
    }

    private Value split(String text, Unpack in, Budget budget) {
        long max = in.integer(1, -1, budget);
        boolean fromRight = name.equals("rsplit");
        if (in.value(0) == None.NONE) {
            return fromRight ? Split.bySpaceFromRight(text, max, budget) : Split.bySpace(text, max, budget);
        }
        if (!(in.value(0) instanceof StringValue(String separator))) {
            throw StarlarkException.eval("split: got " + in.value(0).type() + " for separator, want string");
        }
        if (separator.isEmpty()) {
            throw StarlarkException.eval("split: empty separator");
        }
        return fromRight
                ? Split.bySeparatorFromRight(text, separator, max, budget)
                : Split.bySeparator(text, separator, max, budget);
    }
}
