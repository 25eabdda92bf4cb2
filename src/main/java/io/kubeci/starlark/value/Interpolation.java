package io.kubeci.starlark.value;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;

/// The operator `%` on a string.
final class Interpolation {

    private final String format;
    private final Value operand;
    private final Budget budget;
    private final Printer out;
    private int at;
    private int index;

    private Interpolation(String format, Value operand, Budget budget) {
        this.format = format;
        this.operand = operand;
        this.budget = budget;
        this.out = new Printer(budget);
    }

    static Value format(String format, Value operand, Budget budget) {
        return new Interpolation(format, operand, budget).run();
    }

    private Value run() {
        int arguments = operand instanceof TupleValue tuple ? tuple.length() : 1;
        while (true) {
            int percent = format.indexOf('%', at);
            if (percent < 0) {
                out.append(format.substring(at));
                break;
            }
            budget.step();
            out.append(format.substring(at, percent));
            at = percent + 1;
            if (at < format.length() && format.charAt(at) == '%') {
                out.append("%");
                at++;
            } else {
                conversion(arguments);
            }
        }
        if (index < arguments) {
            throw StarlarkException.eval("too many arguments for format string");
        }
        return StringValue.of(out.text());
    }

    private void conversion(int arguments) {
        Value argument;
        if (at < format.length() && format.charAt(at) == '(') {
            argument = byKey();
        } else if (index >= arguments) {
            throw StarlarkException.eval("not enough arguments for format string");
        } else {
            argument = operand instanceof TupleValue tuple ? tuple.at(index) : operand;
        }
        if (at >= format.length()) {
            throw StarlarkException.eval("incomplete format");
        }
        int conversion = format.codePointAt(at);
        at += Character.charCount(conversion);
        convert(conversion, argument);
        index++;
    }

    private Value byKey() {
        int close = format.indexOf(')', at);
        if (close < 0) {
            throw StarlarkException.eval("incomplete format key");
        }
        var key = format.substring(at + 1, close);
        at = close + 1;
        if (!(operand instanceof DictValue dict)) {
            throw StarlarkException.eval("format requires a mapping");
        }
        return dict.get(StringValue.of(key), budget).orElseThrow(() -> StarlarkException.eval("key not found: " + key));
    }

    private void convert(int conversion, Value argument) {
        switch (conversion) {
            case 's' -> out.printPlainly(argument);
            case 'r' -> out.print(argument);
            case 'd', 'i' -> out.append(integer(conversion, argument).digits(budget, 10));
            case 'o' -> out.append(integer(conversion, argument).digits(budget, 8));
            case 'x' -> out.append(integer(conversion, argument).digits(budget, 16));
            case 'X' ->
                out.append(integer(conversion, argument).digits(budget, 16).toUpperCase(java.util.Locale.ROOT));
            case 'e', 'f', 'g', 'E', 'F', 'G' ->
                out.append(FloatFormat.format(number(conversion, argument), (char) conversion));
            case 'c' -> out.append(character(argument));
            case '%' -> out.append("%");
            default -> throw StarlarkException.eval("unknown conversion %" + Character.toString(conversion));
        }
    }

    private static Int integer(int conversion, Value argument) {
        try {
            return switch (argument) {
                case Int number -> number;
                case FloatValue number -> number.toInt();
                default -> throw StarlarkException.eval("cannot convert " + argument.type() + " to int");
            };
        } catch (StarlarkException e) {
            throw e.prefixed("%" + (char) conversion + " format requires integer: ");
        }
    }

    private static double number(int conversion, Value argument) {
        return switch (argument) {
            case FloatValue(double number) -> number;
            case Int number -> number.toDouble();
            default ->
                throw StarlarkException.eval(
                        "%" + (char) conversion + " format requires float, not " + argument.type());
        };
    }

    private String character(Value argument) {
        switch (argument) {
            case Int number -> {
                if (!number.isInt32() || !Character.isValidCodePoint(number.int32())) {
                    throw StarlarkException.eval(
                            "%c format requires a valid Unicode code point, got " + number.digits(budget, 10));
                }
                return TextOf.codePoint(number.int32());
            }
            case StringValue(String text) -> {
                if (text.isEmpty() || text.codePointCount(0, text.length()) != 1) {
                    throw StarlarkException.eval("%c format requires a single-character string");
                }
                return text;
            }
            default ->
                throw StarlarkException.eval(
                        "%c format requires int or single-character string, not " + argument.type());
        }
    }
}
