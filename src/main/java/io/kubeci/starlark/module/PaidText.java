package io.kubeci.starlark.module;

import io.kubeci.starlark.limit.Budget;

/// A text that pays for being read: how a matcher of a library is stopped.
record PaidText(String text, Budget budget) implements CharSequence {

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        budget.step();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new PaidText(text.substring(start, end), budget);
    }

    @Override
    public String toString() {
        return text;
    }
}
