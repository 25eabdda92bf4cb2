package io.kubeci.starlark.value;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;

/// `x[i]`, `x[i] = v` and `x[i:j:k]`.
public final class Indexing {

    private Indexing() {}

    public static Value get(Value object, Value index, Budget budget) {
        return switch (object) {
            case DictValue dict -> {
                var found = dict.get(index, budget);
                if (found.isEmpty()) {
                    throw StarlarkException.eval("key " + Printer.repr(index, budget) + " not in dict");
                }
                yield found.get();
            }
            case Indexable sequence -> sequence.at(position(sequence, sequence.length(), index, budget));
            case TextElements elements -> elements.at(position(elements, elements.length(), index, budget));
            default ->
                throw StarlarkException.eval("unhandled index operation " + object.type() + "[" + index.type() + "]");
        };
    }

    private static int position(Value object, int length, Value index, Budget budget) {
        try {
            return inRange(object, length, int32(index, budget));
        } catch (NotAnIndex e) {
            throw StarlarkException.eval(object.type() + " index: " + e.complaint);
        }
    }

    public static void set(Value object, Value index, Value element, Budget budget) {
        switch (object) {
            case DictValue dict -> dict.put(index, element, budget);
            case ListValue list -> {
                try {
                    list.set(inRange(list, list.length(), int32(index, budget)), element);
                } catch (NotAnIndex e) {
                    throw StarlarkException.eval(e.complaint);
                }
            }
            default -> throw StarlarkException.eval(object.type() + " value does not support item assignment");
        }
    }

    private static int inRange(Value object, int length, int index) {
        int position = index < 0 ? index + length : index;
        if (position < 0 || position >= length) {
            throw StarlarkException.eval(outOfRange(object, length, index));
        }
        return position;
    }

    /// What is said when an index is not one of the sequence's.
    public static String outOfRange(Value object, int length, int index) {
        if (length == 0) {
            return "index " + index + " out of range: empty " + object.type();
        }
        return object.type() + " index " + index + " out of range [" + -length + ":" + (length - 1) + "]";
    }

    /// A value that must be an index and is not.
    private static final class NotAnIndex extends Exception {

        private static final long serialVersionUID = 1;
        private final String complaint;

        NotAnIndex(String complaint) {
            super(complaint, null, false, false);
            this.complaint = complaint;
        }
    }

    private static int int32(Value value, Budget budget) throws NotAnIndex {
        if (!(value instanceof Int number)) {
            throw new NotAnIndex("got " + value.type() + ", want int");
        }
        if (!number.isInt32()) {
            throw new NotAnIndex(number.digits(budget, 10) + " out of range");
        }
        return number.int32();
    }

    /// A position that may be left out and may count from the end.
    public static long bound(Value value, int length, long absent, String which, Budget budget) {
        if (value == None.NONE) {
            return absent;
        }
        try {
            long index = int32(value, budget);
            return index < 0 ? index + length : index;
        } catch (NotAnIndex e) {
            throw StarlarkException.eval("invalid " + which + " index: " + e.complaint);
        }
    }

    /// A bound of a slice that runs forward, moved into the sequence.
    public static int clamped(Value value, int length, int absent, String which, Budget budget) {
        return (int) Math.clamp(bound(value, length, absent, which, budget), 0, length);
    }

    public static Value slice(Value object, Value low, Value high, Value step, Budget budget) {
        if (!(object instanceof Indexable sequence)) {
            throw StarlarkException.eval("invalid slice operand " + object.type());
        }
        int length = sequence.length();
        int stride = stride(step, budget);
        if (stride > 0) {
            int start = clamped(low, length, 0, "start", budget);
            int end = clamped(high, length, length, "end", budget);
            return sequence.slice(start, Math.max(start, end), stride, budget);
        }
        int start = (int) Math.min(bound(low, length, length - 1L, "start", budget), length - 1L);
        int end = (int) Math.max(bound(high, length, -1, "end", budget), -1L);
        return sequence.slice(Math.max(start, end), end, stride, budget);
    }

    private static int stride(Value step, Budget budget) {
        if (step == None.NONE) {
            return 1;
        }
        try {
            int stride = int32(step, budget);
            if (stride == 0) {
                throw StarlarkException.eval("zero is not a valid slice step");
            }
            return stride;
        } catch (NotAnIndex e) {
            throw StarlarkException.eval("invalid slice step: " + e.complaint);
        }
    }
}
