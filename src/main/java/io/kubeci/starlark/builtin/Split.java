package io.kubeci.starlark.builtin;

import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.Search;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Splits texts; pays for the pieces.
final class Split {

    private final String text;
    private final Budget budget;
    private final List<StringValue> pieces = new ArrayList<>();

    private Split(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    private void add(int from, int to) {
        budget.bytes(16);
        budget.text(to - from);
        pieces.add(StringValue.of(text.substring(from, to)));
    }

    private ListValue result() {
        return ListValue.wrap(pieces.toArray(new Value[0]));
    }

    private ListValue reversed() {
        return ListValue.wrap(pieces.reversed().toArray(new Value[0]));
    }

    /// @param max the most splits; negative for no limit
    static ListValue bySeparator(String text, String separator, long max, Budget budget) {
        var split = new Split(text, budget);
        int from = 0;
        while (max < 0 || split.pieces.size() < max) {
            int found = Search.first(text, separator, from, text.length(), budget);
            if (found < 0) {
                break;
            }
            split.add(from, found);
            from = found + separator.length();
        }
        split.add(from, text.length());
        return split.result();
    }

    /// The splits are made from the right, but the separators are those found from the left.
    static ListValue bySeparatorFromRight(String text, String separator, long max, Budget budget) {
        var all = bySeparator(text, separator, -1, budget);
        if (max < 0 || all.length() <= max + 1) {
            return all;
        }
        int excess = all.length() - (int) max;
        int joined = (excess - 1) * separator.length();
        for (int i = 0; i < excess; i++) {
            joined += ((StringValue) all.at(i)).length();
        }
        var split = new Split(text, budget);
        split.add(0, joined);
        for (int i = excess; i < all.length(); i++) {
            split.pieces.add((StringValue) all.at(i));
        }
        return split.result();
    }

    static ListValue bySpace(String text, long max, Budget budget) {
        var split = new Split(text, budget);
        budget.steps(text.length() >> 4);
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Letters.isSpace(text.charAt(i));
            if (!space && start < 0) {
                start = i;
            } else if (space && start >= 0) {
                if (max >= 0 && split.pieces.size() == max) {
                    break;
                }
                split.add(start, i);
                start = -1;
            }
        }
        if (start >= 0) {
            split.add(start, text.length());
        }
        return split.result();
    }

    static ListValue bySpaceFromRight(String text, long max, Budget budget) {
        if (max < 0) {
            return bySpace(text, max, budget);
        }
        var split = new Split(text, budget);
        budget.steps(text.length() >> 4);
        int end = -1;
        for (int i = text.length(); i > 0; i--) {
            boolean space = Letters.isSpace(text.charAt(i - 1));
            if (!space && end < 0) {
                end = i;
            } else if (space && end >= 0) {
                if (split.pieces.size() == max) {
                    break;
                }
                split.add(i, end);
                end = -1;
            }
        }
        if (end >= 0) {
            split.add(0, end);
        }
        return split.reversed();
    }

    static ListValue lines(String text, boolean keepEnds, Budget budget) {
        var split = new Split(text, budget);
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            split.add(from, keepEnds && newline >= 0 ? end + 1 : end);
            from = end + 1;
        }
        return split.result();
    }
}
