package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;

/// Finds texts in texts. Pays while it looks, so that no pair of texts takes long.
public final class Search {

    private static final int CHUNK = 1 << 16;

    private Search() {}

    /// The first place of a part between two positions, or -1.
    public static int first(String text, String part, int from, int to, Budget budget) {
        if (part.isEmpty()) {
            return from <= to ? from : -1;
        }
        int chunk = Math.max(1, CHUNK / part.length());
        for (int i = from; i + part.length() <= to; i += chunk) {
            int end = (int) Math.min(to, (long) i + chunk - 1 + part.length());
            budget.steps(end - i >> 6);
            pollIfLong(part.length(), chunk, budget);
            int found = text.indexOf(part, i, end);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /// A long part may be compared nearly whole at each of the places.
    private static void pollIfLong(int length, int places, Budget budget) {
        if (length > 64) {
            budget.steps((long) length * places >> 9);
            budget.poll();
        }
    }

    /// The last place of a part between two positions, or -1.
    public static int last(String text, String part, int from, int to, Budget budget) {
        int work = 0;
        for (int i = to - part.length(); i >= from; i--) {
            if (text.startsWith(part, i)) {
                return i;
            }
            work += 1 + (part.length() >> 4);
            if (work > CHUNK) {
                budget.steps(work >> 6);
                budget.poll();
                work = 0;
            }
        }
        return -1;
    }

    static boolean contains(byte[] bytes, byte[] part, Budget budget) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if ((i & 63) == 0) {
                budget.steps(1 + (part.length >> 3));
            }
            if (java.util.Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
