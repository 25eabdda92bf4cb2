package io.kubeci.starlark.value;

import io.kubeci.starlark.error.ErrorKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import java.util.Optional;

/// The operator `in`.
final class Membership {

    private Membership() {}

    /// Whether a container holds a value; nothing if it is no container.
    static Optional<Boolean> contains(Value container, Value value, Budget budget) {
        return switch (container) {
            case ListValue list -> Optional.of(holds(list, value, budget));
            case TupleValue tuple -> Optional.of(holds(tuple, value, budget));
            case DictValue dict -> Optional.of(hasKey(dict, value, budget));
            case StringValue(String text) -> {
                if (!(value instanceof StringValue(String part))) {
                    throw StarlarkException.eval("'in <string>' requires string as left operand, not " + value.type());
                }
                yield Optional.of(Search.first(text, part, 0, text.length(), budget) >= 0);
            }
            case BytesValue(byte[] bytes) -> Optional.of(inBytes(bytes, value, budget));
            case RangeValue range -> Optional.of(range.contains(number(value)));
            default -> Optional.empty();
        };
    }

    private static boolean holds(Indexable sequence, Value value, Budget budget) {
        for (int i = 0; i < sequence.length(); i++) {
            if (Comparison.equal(sequence.at(i), value, budget)) {
                return true;
            }
        }
        return false;
    }

    /// A value that cannot be a key is in no dict.
    private static boolean hasKey(DictValue dict, Value key, Budget budget) {
        try {
            return dict.get(key, budget).isPresent();
        } catch (StarlarkException e) {
            if (e.kind() == ErrorKind.LIMIT) {
                throw e;
            }
            return false;
        }
    }

    private static boolean inBytes(byte[] bytes, Value value, Budget budget) {
        return switch (value) {
            case BytesValue(byte[] part) -> Search.contains(bytes, part, budget);
            case Int number -> {
                if (!number.isInt32() || number.int32() < 0 || number.int32() > 255) {
                    throw StarlarkException.eval("int in bytes: " + number.digits(budget, 10)
                            + " out of range (want value in unsigned 8-bit range)");
                }
                yield Search.contains(bytes, new byte[] {(byte) number.int32()}, budget);
            }
            default ->
                throw StarlarkException.eval("'in bytes' requires bytes or int as left operand, not " + value.type());
        };
    }

    private static Int number(Value value) {
        return switch (value) {
            case Int number -> number;
            case FloatValue number
            when !Double.isNaN(number.value()) && !Double.isInfinite(number.value()) -> number.toInt();
            default ->
                throw StarlarkException.eval("'in <range>' requires integer as left operand, not " + value.type());
        };
    }
}
