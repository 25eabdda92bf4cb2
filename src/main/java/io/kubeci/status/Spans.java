package io.kubeci.status;

import java.util.BitSet;

/// Parts of a text, which may overlap.
final class Spans {

    private final BitSet marked = new BitSet();

    /// Marks a part; nothing if it is empty.
    void add(int start, int end) {
        if (end > start) {
            marked.set(start, end);
        }
    }

    /// The text with each run of marked characters replaced by one mask.
    String replace(String text, String mask) {
        if (marked.isEmpty()) {
            return text;
        }
        var result = new StringBuilder(text.length());
        var at = 0;
        while (at < text.length()) {
            var start = marked.nextSetBit(at);
            if (start < 0) {
                break;
            }
            result.append(text, at, start).append(mask);
            at = marked.nextClearBit(start);
        }
        return at < text.length() ? result.append(text, at, text.length()).toString() : result.toString();
    }
}
