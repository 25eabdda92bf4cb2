package io.kubeci.starlark.value;

import io.kubeci.starlark.error.LimitKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.TokenKind;
import java.math.BigDecimal;
import java.util.Arrays;

/// The operators `== != < <= > >=`.
public final class Comparison {

    /// How deep values are compared; what is nested deeper cannot be.
    private static final int MAX_DEPTH = 10;

    private Comparison() {}

    public static boolean equal(Value x, Value y, Budget budget) {
        if (x instanceof StringValue(String a)) {
            return y instanceof StringValue(String b) && sameText(a, b, budget);
        }
        return equal(x, y, MAX_DEPTH, budget);
    }

    static boolean equal(Value x, Value y, int depth, Budget budget) {
        return compare(TokenKind.EQL, x, y, depth, budget);
    }

    /// Compares two values.
    ///
    /// @throws StarlarkException if their types have no order, or they are nested too deeply
    public static boolean compare(TokenKind operator, Value x, Value y, Budget budget) {
        return compare(operator, x, y, MAX_DEPTH, budget);
    }

    private static boolean sameText(String a, String b, Budget budget) {
        budget.steps(Math.min(a.length(), b.length()) >> 8);
        return a.equals(b);
    }

    private static boolean compare(TokenKind operator, Value x, Value y, int depth, Budget budget) {
        if (depth < 1) {
            throw StarlarkException.limit(LimitKind.DEPTH, "comparison exceeded maximum recursion depth");
        }
        budget.step();
        return switch (x) {
            case Int a when y instanceof Int b -> holds(operator, compareInts(a, b));
            case Int a when y instanceof FloatValue(double b) -> holds(operator, compareMixed(a, b));
            case FloatValue(double a) when y instanceof Int b -> holds(operator, -compareMixed(b, a));
            case FloatValue(double a) when y instanceof FloatValue(double b) -> holds(operator, compareFloats(a, b));
            case StringValue(String a) when y instanceof StringValue(String b) -> compareTexts(operator, a, b, budget);
            case Bool a when y instanceof Bool b -> holds(operator, a.compareTo(b));
            case BytesValue(var a)
            when y instanceof BytesValue(var b) -> {
                budget.steps(Math.min(a.length, b.length) >> 6);
                yield holds(operator, Arrays.compareUnsigned(a, b));
            }
            case ListValue a when y instanceof ListValue b -> compareSequences(operator, a, b, depth, budget);
            case TupleValue a when y instanceof TupleValue b -> compareSequences(operator, a, b, depth, budget);
            case Ordered a when a.getClass() == y.getClass() -> holds(operator, a.compareWith(y));
            default -> compareUnordered(operator, x, y, depth, budget);
        };
    }

    private static boolean compareUnordered(TokenKind operator, Value x, Value y, int depth, Budget budget) {
        if (operator != TokenKind.EQL && operator != TokenKind.NEQ) {
            throw StarlarkException.eval(x.type() + " " + operator.text() + " " + y.type() + " not implemented");
        }
        boolean equal = switch (x) {
            case DictValue a when y instanceof DictValue b -> sameEntries(a, b, depth, budget);
            case StructValue a when y instanceof StructValue b -> a.sameFields(b, depth, budget);
            case RangeValue a when y instanceof RangeValue b -> a.sameElements(b);
            case TextElements _, TextElements.CodePoints _, TextElements.Numbers _ -> x.equals(y);
            default -> x == y;
        };
        return equal == (operator == TokenKind.EQL);
    }

    private static boolean compareTexts(TokenKind operator, String a, String b, Budget budget) {
        return switch (operator) {
            case EQL -> sameText(a, b, budget);
            case NEQ -> !sameText(a, b, budget);
            default -> holds(operator, StringValue.compare(a, b, budget));
        };
    }

    private static boolean compareSequences(TokenKind operator, Indexable x, Indexable y, int depth, Budget budget) {
        if (x.length() != y.length() && operator == TokenKind.EQL) {
            return false;
        }
        if (x.length() != y.length() && operator == TokenKind.NEQ) {
            return true;
        }
        int common = Math.min(x.length(), y.length());
        for (int i = 0; i < common; i++) {
            if (!equal(x.at(i), y.at(i), depth - 1, budget)) {
                return switch (operator) {
                    case EQL -> false;
                    case NEQ -> true;
                    default -> compare(operator, x.at(i), y.at(i), depth - 1, budget);
                };
            }
        }
        return holds(operator, x.length() - y.length());
    }

    private static boolean sameEntries(DictValue x, DictValue y, int depth, Budget budget) {
        if (x.length() != y.length()) {
            return false;
        }
        var keys = x.keys(budget);
        var values = x.values(budget);
        for (int i = 0; i < keys.length; i++) {
            var theirs = y.get(keys[i], budget);
            if (theirs.isEmpty() || !equal(values[i], theirs.get(), depth - 1, budget)) {
                return false;
            }
        }
        return true;
    }

    private static int compareInts(Int a, Int b) {
        if (a instanceof Int.SmallInt(long x) && b instanceof Int.SmallInt(long y)) {
            return Long.compare(x, y);
        }
        return a.big().compareTo(b.big());
    }

    /// Not-a-number equals itself and is greater than every other number.
    private static int compareFloats(double a, double b) {
        if (a == b) {
            return 0;
        }
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
        }
        return a < b ? -1 : 1;
    }

    private static int compareMixed(Int a, double b) {
        if (Double.isNaN(b) || b == Double.POSITIVE_INFINITY) {
            return -1;
        }
        if (b == Double.NEGATIVE_INFINITY) {
            return 1;
        }
        return new BigDecimal(a.big()).compareTo(new BigDecimal(b));
    }

    private static boolean holds(TokenKind operator, int order) {
        return switch (operator) {
            case EQL -> order == 0;
            case NEQ -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            default -> throw new IllegalArgumentException("no comparison: " + operator);
        };
    }
}
