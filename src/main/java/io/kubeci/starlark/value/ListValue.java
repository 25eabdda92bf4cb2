package io.kubeci.starlark.value;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import java.util.Arrays;

/// A list: the mutable sequence. It refuses changes while it is looped over, and for good when it is frozen.
public final class ListValue implements Indexable, Iterable, Freezable {

    /// A reference in an array that grows by half, and a number that is stored nowhere else.
    private static final int SLOT = 32;

    private Value[] elements;
    private int size;
    private int loops;
    private boolean frozen;

    private ListValue(Value[] elements, int size) {
        this.elements = elements;
        this.size = size;
    }

    /// An empty list.
    public static ListValue create(Budget budget) {
        budget.elements(0);
        return new ListValue(TupleValue.NONE, 0);
    }

    /// A list that takes over the array, which has been paid for.
    ///
    /// @throws IllegalArgumentException if the array cannot hold every kind of value
    public static ListValue wrap(Value... elements) {
        if (elements.getClass() != Value[].class) {
            throw new IllegalArgumentException("not an array of values: " + elements.getClass());
        }
        return new ListValue(elements, elements.length);
    }

    @Override
    public String type() {
        return "list";
    }

    @Override
    public boolean truth() {
        return size > 0;
    }

    @Override
    public int hash(Budget budget) {
        throw StarlarkException.eval("unhashable type: list");
    }

    @Override
    public int length() {
        return size;
    }

    @Override
    public Value at(int index) {
        return elements[index];
    }

    @Override
    public ListValue slice(int from, int to, int step, Budget budget) {
        return wrap(TupleValue.copy(elements, from, to, step, budget));
    }

    /// All elements. What has a length pays for it before the first one is made.
    public static Value[] drain(Iterable iterable, Budget budget) {
        if (iterable instanceof Indexable sequence) {
            int length = sequence.length();
            budget.elements(2L * length);
            budget.steps(length);
            var elements = new Value[length];
            for (int i = 0; i < length; i++) {
                elements[i] = sequence.at(i);
            }
            return elements;
        }
        var cursor = iterable.iterate();
        var list = create(budget);
        while (cursor.advance()) {
            budget.step();
            list.add(cursor.current(), budget);
        }
        cursor.close();
        return list.toArray(budget);
    }

    /// A copy of the elements, paid for.
    public Value[] toArray(Budget budget) {
        budget.elements(size);
        return Arrays.copyOf(elements, size);
    }

    /// Refuses if the list cannot be changed now.
    public void checkMutable(String verb) {
        if (frozen) {
            throw StarlarkException.eval("cannot " + verb + " frozen list");
        }
        if (loops > 0) {
            throw StarlarkException.eval("cannot " + verb + " list during iteration");
        }
    }

    /// Puts an element at the end. Does not check that it may.
    public void add(Value element, Budget budget) {
        budget.bytes(SLOT);
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, Math.max(4, size + (size >> 1)));
        }
        elements[size++] = element;
    }

    /// Puts an element before the one at the index. Does not check that it may.
    public void insert(int index, Value element, Budget budget) {
        add(element, budget);
        budget.steps(size - index >> 6);
        System.arraycopy(elements, index, elements, index + 1, size - 1 - index);
        elements[index] = element;
    }

    /// Takes an element out. Does not check that it may.
    public Value remove(int index, Budget budget) {
        budget.steps(size - index >> 6);
        var removed = elements[index];
        System.arraycopy(elements, index + 1, elements, index, size - 1 - index);
        elements[--size] = None.NONE;
        return removed;
    }

    public void set(int index, Value element) {
        checkMutable("assign to element of");
        elements[index] = element;
    }

    public void clear() {
        checkMutable("clear");
        elements = TupleValue.NONE;
        size = 0;
    }

    @Override
    public boolean freeze(Freezer freezer) {
        if (frozen) {
            return false;
        }
        frozen = true;
        for (int i = 0; i < size; i++) {
            freezer.freeze(elements[i]);
        }
        return true;
    }

    @Override
    public Cursor iterate() {
        loops++;
        return new Cursor() {
            private int next;

            @Override
            public boolean advance() {
                return next++ < size;
            }

            @Override
            public Value current() {
                return elements[next - 1];
            }

            @Override
            public void close() {
                loops--;
            }
        };
    }

    @Override
    public void print(Printer out) {
        out.container(this, "[", "]", () -> {
            for (int i = 0; i < size; i++) {
                out.append(i == 0 ? "" : ", ").print(elements[i]);
            }
        });
    }
}
