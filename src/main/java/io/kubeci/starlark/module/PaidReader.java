package io.kubeci.starlark.module;

import io.kubeci.starlark.limit.Budget;
import java.io.Reader;

/// Gives a text to a library piece by piece, and pays for each: how a parser of a library is stopped.
final class PaidReader extends Reader {

    private static final int PIECE = 1_024;

    private final String text;
    private final Budget budget;
    private int at;

    PaidReader(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        budget.steps(PIECE);
        budget.poll();
        if (at == text.length()) {
            return -1;
        }
        int count = Math.min(Math.min(length, PIECE), text.length() - at);
        text.getChars(at, at + count, target, offset);
        at += count;
        return count;
    }

    @Override
    public void close() {
        at = text.length();
    }
}
