package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;
import java.util.Arrays;

/// An immutable sequence. The array is never written to after it has been given.
public record TupleValue(Value... elements) implements Indexable, Iterable, Freezable {

    static final Value[] NONE = {};

    public static final TupleValue EMPTY = new TupleValue(NONE);

    public static TupleValue of(Value... elements) {
        return elements.length == 0 ? EMPTY : new TupleValue(elements);
    }

    @Override
    public String type() {
        return "tuple";
    }

    @Override
    public boolean truth() {
        return elements.length > 0;
    }

    @Override
    public int hash(Budget budget) {
        budget.enter();
        int hash = 0x345678;
        for (var element : elements) {
            budget.step();
            hash = 31 * hash + element.hash(budget);
        }
        budget.leave();
        return hash;
    }

    @Override
    public int length() {
        return elements.length;
    }

    @Override
    public Value at(int index) {
        return elements[index];
    }

    @Override
    public TupleValue slice(int from, int to, int step, Budget budget) {
        return of(copy(elements, from, to, step, budget));
    }

    static Value[] copy(Value[] elements, int from, int to, int step, Budget budget) {
        int length = Indexable.sliceLength(from, to, step);
        budget.elements(length);
        if (step == 1) {
            return Arrays.copyOfRange(elements, from, from + length);
        }
        var result = new Value[length];
        for (int i = 0; i < length; i++) {
            result[i] = elements[from + i * step];
        }
        return result;
    }

    @Override
    public boolean freeze(Freezer freezer) {
        for (var element : elements) {
            freezer.freeze(element);
        }
        return true;
    }

    @Override
    public Cursor iterate() {
        return new Cursor() {
            private int next;

            @Override
            public boolean advance() {
                return next++ < elements.length;
            }

            @Override
            public Value current() {
                return elements[next - 1];
            }
        };
    }

    @Override
    public void print(Printer out) {
        out.append("(");
        for (int i = 0; i < elements.length; i++) {
            out.append(i == 0 ? "" : ", ").print(elements[i]);
        }
        out.append(elements.length == 1 ? ",)" : ")");
    }
}
