package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;
import java.util.Arrays;

/// Immutable bytes. The array is never written to after it has been given.
public record BytesValue(byte[] bytes) implements Indexable {

    @Override
    public String type() {
        return "bytes";
    }

    @Override
    public boolean truth() {
        return bytes.length > 0;
    }

    @Override
    public int hash(Budget budget) {
        budget.steps(bytes.length >> 6);
        return Arrays.hashCode(bytes);
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public Value at(int index) {
        return new BytesValue(new byte[] {bytes[index]});
    }

    @Override
    public Value slice(int from, int to, int step, Budget budget) {
        int length = Indexable.sliceLength(from, to, step);
        budget.text(length);
        var result = new byte[length];
        for (int i = 0; i < length; i++) {
            result[i] = bytes[from + i * step];
        }
        return new BytesValue(result);
    }

    @Override
    public void print(Printer out) {
        out.append(Quoting.quote(bytes, out.budget()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BytesValue(byte[] others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "BytesValue[" + bytes.length + "]";
    }
}
