package io.kubeci.starlark.value;

import io.kubeci.starlark.error.LimitKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.TokenKind;
import java.util.Optional;

/// The unary and binary operators, comparisons and `%` on strings apart.
public final class Operators {

    private static final int MAX_REPEATED = 1 << 30;

    private Operators() {}

    /// Applies `+`, `-` or `~`.
    public static Value unary(TokenKind operator, Value operand) {
        switch (operand) {
            case Int number
            when operator == TokenKind.MINUS -> {
                return Integers.negate(number);
            }
            case Int number
            when operator == TokenKind.TILDE -> {
                return Integers.not(number);
            }
            case Int number
            when operator == TokenKind.PLUS -> {
                return number;
            }
            case FloatValue(double number)
            when operator == TokenKind.MINUS -> {
                return new FloatValue(-number);
            }
            case FloatValue number
            when operator == TokenKind.PLUS -> {
                return number;
            }
            default -> throw StarlarkException.eval("unknown unary op: " + operator.text() + " " + operand.type());
        }
    }

    /// Applies a binary operator.
    public static Value binary(TokenKind operator, Value x, Value y, Budget budget) {
        if (x instanceof Int a && y instanceof Int b && Integers.knows(operator)) {
            return Integers.operate(operator, a, b, budget);
        }
        var known = builtIn(operator, x, y, budget);
        if (known.isPresent()) {
            return known.get();
        }
        if (x instanceof HasOperators left) {
            var result = left.operate(operator, y, true, budget);
            if (result.isPresent()) {
                return result.get();
            }
        }
        if (y instanceof HasOperators right) {
            var result = right.operate(operator, x, false, budget);
            if (result.isPresent()) {
                return result.get();
            }
        }
        var name = operator == TokenKind.NOT_IN ? TokenKind.IN.text() : operator.text();
        throw StarlarkException.eval("unknown binary op: " + x.type() + " " + name + " " + y.type());
    }

    private static Optional<Value> builtIn(TokenKind operator, Value x, Value y, Budget budget) {
        return switch (operator) {
            case IN -> Membership.contains(y, x, budget).map(Bool::of);
            case NOT_IN -> Membership.contains(y, x, budget).map(found -> Bool.of(!found));
            case LTLT, GTGT ->
                x instanceof Int number ? Optional.of(Integers.shift(operator, number, y, budget)) : Optional.empty();
            default -> {
                var result = numbers(operator, x, y);
                yield result.isPresent() ? result : others(operator, x, y, budget);
            }
        };
    }

    private static Optional<Value> numbers(TokenKind operator, Value x, Value y) {
        if (operator == TokenKind.SLASH && x instanceof Int dividend && !(y instanceof HasOperators)) {
            dividend.toFiniteDouble();
        }
        boolean bothNumbers =
                (x instanceof Int || x instanceof FloatValue) && (y instanceof Int || y instanceof FloatValue);
        return bothNumbers ? Floats.operate(operator, x, y) : Optional.empty();
    }

    private static Optional<Value> others(TokenKind operator, Value x, Value y, Budget budget) {
        return switch (operator) {
            case PLUS -> plus(x, y, budget);
            case STAR -> {
                if (x instanceof Int count) {
                    yield repeat(y, count, budget);
                }
                yield y instanceof Int count ? repeat(x, count, budget) : Optional.empty();
            }
            case PIPE -> {
                if (x instanceof DictValue a && y instanceof DictValue b) {
                    var union = DictValue.create(budget);
                    union.putAll(a, budget);
                    union.putAll(b, budget);
                    yield Optional.of(union);
                }
                yield Optional.empty();
            }
            case PERCENT ->
                x instanceof StringValue(String format)
                        ? Optional.of(Interpolation.format(format, y, budget))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Value> plus(Value x, Value y, Budget budget) {
        return switch (x) {
            case StringValue(String a)
            when y instanceof StringValue(String b) -> {
                budget.text((long) a.length() + b.length());
                yield Optional.of(StringValue.of(a.concat(b)));
            }
            case ListValue a when y instanceof ListValue b -> Optional.of(ListValue.wrap(joined(a, b, budget)));
            case TupleValue a when y instanceof TupleValue b -> Optional.of(TupleValue.of(joined(a, b, budget)));
            default -> Optional.empty();
        };
    }

    private static Value[] joined(Indexable a, Indexable b, Budget budget) {
        budget.elements((long) a.length() + b.length());
        var result = new Value[a.length() + b.length()];
        for (int i = 0; i < a.length(); i++) {
            result[i] = a.at(i);
        }
        for (int i = 0; i < b.length(); i++) {
            result[a.length() + i] = b.at(i);
        }
        return result;
    }

    private static Optional<Value> repeat(Value value, Int count, Budget budget) {
        return switch (value) {
            case StringValue(String text) -> {
                int times = times(text.length(), count, budget);
                budget.text((long) text.length() * times);
                yield Optional.of(StringValue.of(text.repeat(times)));
            }
            case BytesValue(byte[] bytes) -> {
                int times = times(bytes.length, count, budget);
                budget.text((long) bytes.length * times);
                var result = new byte[bytes.length * times];
                for (int i = 0; i < times; i++) {
                    System.arraycopy(bytes, 0, result, i * bytes.length, bytes.length);
                }
                yield Optional.of(new BytesValue(result));
            }
            case ListValue list -> Optional.of(ListValue.wrap(repeated(list, count, budget)));
            case TupleValue tuple -> Optional.of(TupleValue.of(repeated(tuple, count, budget)));
            default -> Optional.empty();
        };
    }

    private static Value[] repeated(Indexable sequence, Int count, Budget budget) {
        int length = sequence.length();
        int times = times(length, count, budget);
        budget.elements((long) length * times);
        var result = new Value[length * times];
        for (int i = 0; i < result.length; i++) {
            result[i] = sequence.at(i % length);
        }
        return result;
    }

    private static int times(int length, Int count, Budget budget) {
        if (length == 0) {
            return 0;
        }
        if (!count.isInt32()) {
            throw excessive("repeat count " + count.digits(budget, 10) + " too large", count.sign() > 0);
        }
        int times = Math.max(0, count.int32());
        if ((long) length * times >= MAX_REPEATED) {
            throw excessive("excessive repeat (" + length + " * " + times + " elements)", true);
        }
        return times;
    }

    /// Says it as the Go implementation does, which has a limit of its own here.
    private static StarlarkException excessive(String message, boolean tooMuch) {
        return tooMuch
                ? StarlarkException.limit(LimitKind.MEMORY, message + ": out of memory")
                : StarlarkException.eval(message);
    }
}
