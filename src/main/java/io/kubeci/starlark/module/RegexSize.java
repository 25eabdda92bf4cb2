package io.kubeci.starlark.module;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import java.util.ArrayDeque;
import java.util.Deque;

/// Measures how large a regular expression gets when its counted repetitions are unrolled, which the
/// library does without a limit.
final class RegexSize {

    private static final long LARGEST = 50_000;

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long sum;
    private long last = 1;
    private int at;

    private RegexSize(String pattern) {
        this.pattern = pattern;
    }

    /// Refuses expressions that get too large, and pays for the others.
    static void pay(String pattern, Budget budget) {
        long size = of(pattern);
        if (size > LARGEST) {
            throw StarlarkException.eval("error parsing regexp: expression too large");
        }
        budget.bytes(size * 64);
        budget.steps(size >> 2);
    }

    /// The number of characters, classes and groups after unrolling.
    static long of(String pattern) {
        return new RegexSize(pattern).measure();
    }

    private long measure() {
        while (at < pattern.length() && sum <= LARGEST) {
            char c = pattern.charAt(at++);
            switch (c) {
                case '(' -> {
                    outer.push(sum);
                    sum = 1;
                    last = 1;
                    if (outer.size() > 500) {
                        return LARGEST + 1;
                    }
                }
                case ')' -> {
                    last = sum;
                    sum += outer.isEmpty() ? 0 : outer.pop();
                }
                case '{' -> repeat();
                case '[' -> {
                    skipClass();
                    atom();
                }
                case '\\' -> {
                    at++;
                    atom();
                }
                default -> atom();
            }
        }
        return sum;
    }

    private void atom() {
        sum++;
        last = 1;
    }

    private void skipClass() {
        at = Math.min(pattern.length(), at + 1);
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    /// `{n}`, `{n,}` or `{n,m}`: the larger number multiplies what stands before it.
    private void repeat() {
        long largest = 1;
        long number = 0;
        while (at < pattern.length() && pattern.charAt(at) != '}') {
            char c = pattern.charAt(at++);
            number = c >= '0' && c <= '9' ? Math.min(LARGEST, number * 10 + c - '0') : 0;
            largest = Math.max(largest, number);
        }
        at++;
        sum += last * (largest - 1);
        last *= largest;
    }
}
