package io.kubeci.starlark.module;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;

/// Estimates how large a regular expression gets when its counted repetitions are unrolled.
final class RegexSize {

    private static final long LARGEST = 100_000;

    private RegexSize() {}

    /// Refuses expressions that get too large, and pays for the others.
    static void pay(String pattern, Budget budget) {
        long size = of(pattern);
        if (size > LARGEST) {
            throw StarlarkException.eval("re: pattern too large");
        }
        budget.bytes(size * 64);
        budget.steps(size >> 2);
        if (pattern.chars().filter(c -> c == '(').count() > budget.limits().depth()) {
            throw StarlarkException.eval("re: pattern nested too deeply");
        }
    }

    /// An upper bound: every number in braces multiplies.
    static long of(String pattern) {
        long size = pattern.length();
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
            int largest = 1;
            int number = 0;
            for (int i = open + 1; i < pattern.length() && pattern.charAt(i) != '}'; i++) {
                char c = pattern.charAt(i);
                number = c >= '0' && c <= '9' ? Math.min(1_000, number * 10 + c - '0') : 0;
                largest = Math.max(largest, number);
            }
            size = Math.min(LARGEST * 10, size + (long) largest * pattern.length());
        }
        return size;
    }
}
