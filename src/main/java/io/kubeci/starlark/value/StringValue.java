package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;

/// Text: a sequence of UTF-16 units, which need not be well-formed.
public record StringValue(String text) implements Indexable {

    public static final StringValue EMPTY = new StringValue("");

    public static StringValue of(String text) {
        return text.isEmpty() ? EMPTY : new StringValue(text);
    }

    @Override
    public String type() {
        return "string";
    }

    @Override
    public boolean truth() {
        return !text.isEmpty();
    }

    @Override
    public int hash(Budget budget) {
        budget.steps(text.length() >> 8);
        return text.hashCode();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public Value at(int index) {
        return new StringValue(text.substring(index, index + 1));
    }

    @Override
    public Value slice(int from, int to, int step, Budget budget) {
        if (step == 1) {
            budget.text(to - from);
            return of(text.substring(from, to));
        }
        budget.text(Indexable.sliceLength(from, to, step));
        var result = new StringBuilder();
        for (long i = from; step > 0 ? i < to : i > to; i += step) {
            result.append(text.charAt((int) i));
        }
        return of(result.toString());
    }

    @Override
    public void print(Printer out) {
        out.append(Quoting.quote(text, out.budget()));
    }

    /// Orders texts by code point, which differs from the order of units for those beyond U+FFFF.
    public static int compare(String a, String b, Budget budget) {
        int common = Math.min(a.length(), b.length());
        budget.steps(common >> 6);
        int i = 0;
        while (i < common && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (i == common) {
            return Integer.compare(a.length(), b.length());
        }
        char x = a.charAt(i);
        char y = b.charAt(i);
        boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
        if (!surrogates) {
            return Character.compare(x, y);
        }
        return Character.isSurrogate(x) ? 1 : -1;
    }
}
