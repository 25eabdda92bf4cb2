package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.util.Arrays;

/// The method `format` of strings.
final class Format {

    private enum Numbering {
        UNKNOWN,
        AUTOMATIC,
        MANUAL
    }

    private final String format;
    private final Arguments arguments;
    private final Printer out;
    private Numbering numbering = Numbering.UNKNOWN;
    private int next;

    private Format(String format, Arguments arguments, Budget budget) {
        this.format = format;
        this.arguments = arguments;
        this.out = new Printer(budget);
    }

    static Value format(String format, Arguments arguments, Budget budget) {
        return new Format(format, arguments, budget).run();
    }

    private static StarlarkException error(String message) {
        return StarlarkException.eval("format: " + message);
    }

    private Value run() {
        int at = 0;
        while (true) {
            out.budget().step();
            int open = format.indexOf('{', at);
            literal(format.substring(at, open < 0 ? format.length() : open));
            if (open < 0) {
                return StringValue.of(out.text());
            }
            if (format.startsWith("{{", open)) {
                out.append("{");
                at = open + 2;
                continue;
            }
            int close = format.indexOf('}', open);
            if (close < 0) {
                throw error("unmatched '{' in format");
            }
            field(format.substring(open + 1, close));
            at = close + 1;
        }
    }

    private void literal(String text) {
        int from = 0;
        int brace = text.indexOf('}');
        while (brace >= 0) {
            if (!text.startsWith("}}", brace)) {
                throw error("single '}' in format");
            }
            out.append(text.substring(from, brace + 1));
            from = brace + 2;
            brace = text.indexOf('}', from);
        }
        out.append(text.substring(from));
    }

    private void field(String field) {
        int bang = field.indexOf('!');
        int colon = field.indexOf(':', bang + 1);
        int nameEnd = bang >= 0 ? bang : colon >= 0 ? colon : field.length();
        var name = field.substring(0, nameEnd);
        var conversion = bang < 0 ? "s" : field.substring(bang + 1, colon < 0 ? field.length() : colon);
        var argument = argument(name);
        if (colon >= 0 && colon + 1 < field.length()) {
            throw StarlarkException.eval(
                    "format spec features not supported in replacement fields: " + field.substring(colon + 1));
        }
        switch (conversion) {
            case "s" -> out.printPlainly(argument);
            case "r" -> out.print(argument);
            default -> throw error("unknown conversion \"" + conversion + "\"");
        }
    }

    private Value argument(String name) {
        if (name.isEmpty()) {
            if (numbering == Numbering.MANUAL) {
                throw error("cannot switch from manual field specification to automatic field numbering");
            }
            numbering = Numbering.AUTOMATIC;
            return positional(next++);
        }
        if (isNumber(name)) {
            if (numbering == Numbering.AUTOMATIC) {
                throw error("cannot switch from automatic field numbering to manual field specification");
            }
            numbering = Numbering.MANUAL;
            return positional(index(name));
        }
        int index = Arrays.asList(arguments.names()).indexOf(name);
        if (index < 0) {
            throw unknown(name);
        }
        return arguments.named()[index];
    }

    private static boolean isNumber(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// Reads digits as decimal, however many zeros they start with; what no argument list can reach is the largest.
    private static int index(String digits) {
        long index = 0;
        for (int i = 0; i < digits.length() && index < Integer.MAX_VALUE; i++) {
            index = 10 * index + digits.charAt(i) - '0';
        }
        return (int) Math.min(index, Integer.MAX_VALUE);
    }

    private Value positional(int index) {
        if (index >= arguments.count()) {
            throw error("tuple index out of range");
        }
        return arguments.get(index);
    }

    private static StarlarkException unknown(String name) {
        if (name.contains(".")) {
            return error("attribute syntax x.y is not supported in replacement fields: " + name);
        }
        if (name.contains("[")) {
            return error("element syntax a[i] is not supported in replacement fields: " + name);
        }
        if (name.contains("{")) {
            return error("nested replacement fields not supported");
        }
        return error("keyword " + name + " not found");
    }
}
