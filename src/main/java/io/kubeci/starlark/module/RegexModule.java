package io.kubeci.starlark.module;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.kubeci.starlark.builtin.Unpack;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.ModuleValue;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.TupleValue;
import io.kubeci.starlark.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `builtin:///re`: regular expressions of RE2, which match in linear time. Flags and counts are accepted
/// and ignored, as they always were.
record RegexModule(String name) implements Builtin.Body {

    /// A longer pattern than this compiles into more than it should.
    private static final int LONGEST_PATTERN = 4_096;

    private static final List<String> METHODS = List.of("match", "search", "findall", "sub", "split");

    static Map<String, Value> members() {
        var members = new LinkedHashMap<String, Value>();
        members.put("compile", Builtin.function("compile", new RegexModule("compile")));
        for (var name : METHODS) {
            members.put(name, Builtin.function(name, new RegexModule(name)));
        }
        var all = new LinkedHashMap<>(members);
        all.put("re", new ModuleValue("re", members));
        return all;
    }

    static List<String> methods() {
        return METHODS;
    }

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        var budget = machine.budget();
        if (name.equals("compile")) {
            var in = Unpack.named(name, arguments, "pattern", "flags?");
            return new RegexValue(in.string(0), compile(in.string(0), budget));
        }
        boolean isMethod = receiver instanceof RegexValue;
        var in = Unpack.named(name, arguments, isMethod ? methodParameters() : functionParameters());
        var pattern = receiver instanceof RegexValue regex ? regex.pattern() : compile(in.string(0), budget);
        int first = isMethod ? 0 : 1;
        return switch (name) {
            case "match" -> matches(pattern, in.string(first), budget);
            case "search" -> search(pattern, in.string(first), budget);
            case "findall" -> findAll(pattern, in.string(first), budget);
            case "sub" -> substitute(pattern, in.string(first), in.string(first + 1), budget);
            default -> split(pattern, in.string(first), in.integer(first + 1, 0, budget), budget);
        };
    }

    private String[] methodParameters() {
        return switch (name) {
            case "sub" -> new String[] {"repl", "text", "count?", "flags?"};
            case "split" -> new String[] {"text", "maxsplit?", "flags?"};
            default -> new String[] {"text", "flags?"};
        };
    }

    private String[] functionParameters() {
        var rest = methodParameters();
        var all = new String[rest.length + 1];
        all[0] = "pattern";
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static Pattern compile(String pattern, Budget budget) {
        if (pattern.length() > LONGEST_PATTERN) {
            throw StarlarkException.eval("re: pattern too long");
        }
        budget.text(64L * pattern.length());
        RegexSize.pay(pattern, budget);
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw StarlarkException.eval("error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`");
        }
    }

    /// A matcher over a text, which is paid for by the work the worst case takes.
    private static Matcher matcher(Pattern pattern, String text, Budget budget) {
        budget.steps(1 + (long) text.length() * (1 + RegexSize.of(pattern.pattern())) >> 4);
        budget.text(text.length());
        return pattern.matcher(new PaidText(text, budget));
    }

    private static StringValue piece(String text, int start, int end, Budget budget) {
        budget.text(end - start);
        budget.step();
        return start < 0 ? StringValue.EMPTY : StringValue.of(text.substring(start, end));
    }

    private static Value matches(Pattern pattern, String text, Budget budget) {
        var matcher = matcher(pattern, text, budget);
        var result = ListValue.create(budget);
        while (matcher.find()) {
            budget.elements(matcher.groupCount() + 1L);
            var groups = new Value[matcher.groupCount() + 1];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = piece(text, matcher.start(i), matcher.end(i), budget);
            }
            result.add(TupleValue.of(groups), budget);
        }
        return result;
    }

    private static Value search(Pattern pattern, String text, Budget budget) {
        var matcher = matcher(pattern, text, budget);
        return matcher.find() ? ListValue.wrap(Int.of(matcher.start()), Int.of(matcher.end())) : None.NONE;
    }

    private static Value findAll(Pattern pattern, String text, Budget budget) {
        var matcher = matcher(pattern, text, budget);
        var result = new ArrayList<Value>();
        while (matcher.find()) {
            budget.bytes(16);
            result.add(piece(text, matcher.start(), matcher.end(), budget));
        }
        return TupleValue.of(result.toArray(new Value[0]));
    }

    private static Value substitute(Pattern pattern, String template, String text, Budget budget) {
        var matcher = matcher(pattern, text, budget);
        var out = new Printer(budget);
        int from = 0;
        while (matcher.find()) {
            budget.step();
            out.append(text.substring(from, matcher.start()));
            RegexTemplate.expand(template, pattern, matcher, text, out);
            from = matcher.end();
        }
        return StringValue.of(out.append(text.substring(from)).text());
    }

    private static Value split(Pattern pattern, String text, long max, Budget budget) {
        var result = new ArrayList<Value>();
        var matcher = matcher(pattern, text, budget);
        int from = 0;
        while ((max <= 0 || result.size() < max - 1) && matcher.find()) {
            budget.bytes(16);
            if (matcher.end() == 0) {
                continue;
            }
            if (matcher.start() == matcher.end() && matcher.end() == text.length()) {
                break;
            }
            result.add(piece(text, from, matcher.start(), budget));
            from = matcher.end();
        }
        result.add(piece(text, from, text.length(), budget));
        return TupleValue.of(result.toArray(new Value[0]));
    }
}
