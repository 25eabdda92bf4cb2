package io.kubeci.status;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;

/// Finds given values in a text.
///
/// The values are kept sorted; at each place of the text whose first six characters occur in any value, binary search
/// finds the longest value that begins there. So thousands of values cost little more than one.
final class SecretValues {

    /// Shorter values are not looked for.
    static final int MIN_LENGTH = 6;

    /// Longer values are looked for in pieces of so many characters.
    static final int MAX_PATTERN = 256;

    /// Values longer than this are only looked for as they are and line by line: base64 of them would be wrapped.
    private static final int MAX_ENCODED = 4_096;

    /// More patterns are not kept, the shortest values first to go in.
    private static final int MAX_PATTERNS = 200_000;

    /// A value behind `KEY=` or `key: ` in a secret of many lines is looked for by itself if it is so long.
    private static final int MIN_ASSIGNED = 8;

    private static final int FILTER_BITS = 1 << 20;
    private static final int HASH = 31;

    private final String[] sorted;
    private final int[] shorter;
    private final BitSet starts = new BitSet(FILTER_BITS);

    private SecretValues(Set<String> patterns) {
        sorted = patterns.toArray(String[]::new);
        shorter = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            var link = i - 1;
            while (link >= 0 && !sorted[i].startsWith(sorted[link])) {
                link = shorter[link];
            }
            shorter[i] = link;
            starts.set(hash(sorted[i], 0));
        }
    }

    static SecretValues of(Set<String> values) {
        var patterns = new TreeSet<String>();
        values.stream()
                .sorted((a, b) -> Integer.compare(a.length(), b.length()))
                .takeWhile(_ -> patterns.size() < MAX_PATTERNS)
                .forEach(value -> addForms(value.strip(), patterns));
        return new SecretValues(patterns);
    }

    private static void addForms(String value, Set<String> patterns) {
        addEncoded(value, patterns);
        if (value.indexOf('\n') < 0) {
            return;
        }
        add(value.replace("\r", "").replace("\n", "\\n"), patterns);
        value.lines().map(String::strip).forEach(line -> {
            add(line, patterns);
            addAssigned(line, patterns);
        });
    }

    private static void addEncoded(String value, Set<String> patterns) {
        add(value, patterns);
        if (value.length() < MIN_LENGTH || value.length() > MAX_ENCODED) {
            return;
        }
        add(URLEncoder.encode(value, StandardCharsets.UTF_8), patterns);
        add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"), patterns);
        add(value.replace("\\", "\\\\").replace("\"", "\\\""), patterns);
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int shift = 0; shift < 3; shift++) {
            addBase64(bytes, shift, patterns);
        }
    }

    /// Base64 of the value where it stands `shift` bytes behind a boundary of three, without the characters that its
    /// neighbours have a part in.
    private static void addBase64(byte[] bytes, int shift, Set<String> patterns) {
        var padded = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, padded, shift, bytes.length);
        var encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
        var start = shift == 0 ? 0 : shift + 1;
        var end = padded.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
        if (end > start) {
            var certain = encoded.substring(start, end);
            add(certain, patterns);
            add(certain.replace('+', '-').replace('/', '_'), patterns);
        }
    }

    /// `password: hunter22`, `PASSWORD=hunter22`, `"password": "hunter22",`
    private static void addAssigned(String line, Set<String> patterns) {
        var separator = indexOfEither(line);
        if (separator < 0) {
            return;
        }
        var value = line.substring(separator + 1).strip();
        value = value.endsWith(",") ? value.substring(0, value.length() - 1) : value;
        var isQuoted = value.length() >= 2
                && "\"'".indexOf(value.charAt(0)) >= 0
                && value.charAt(0) == value.charAt(value.length() - 1);
        value = isQuoted ? value.substring(1, value.length() - 1) : value;
        if (value.length() >= MIN_ASSIGNED && value.indexOf(' ') < 0) {
            addEncoded(value, patterns);
        }
    }

    private static int indexOfEither(String line) {
        var colon = line.indexOf(':');
        var equals = line.indexOf('=');
        if (colon < 0 || equals < 0) {
            return Math.max(colon, equals);
        }
        return Math.min(colon, equals);
    }

    private static void add(String pattern, Set<String> patterns) {
        if (pattern.length() < MIN_LENGTH) {
            return;
        }
        for (int start = 0; start < pattern.length(); start += MAX_PATTERN) {
            var end = Math.min(pattern.length(), start + MAX_PATTERN);
            patterns.add(pattern.substring(Math.max(0, Math.min(start, end - MIN_LENGTH)), end));
        }
    }

    void find(String text, Spans spans) {
        if (sorted.length == 0) {
            return;
        }
        for (int at = 0; at + MIN_LENGTH <= text.length(); at++) {
            if (starts.get(hash(text, at))) {
                spans.add(at, at + longestAt(text, at));
            }
        }
    }

    private int longestAt(String text, int at) {
        var window = text.substring(at, Math.min(text.length(), at + MAX_PATTERN));
        var index = Arrays.binarySearch(sorted, window);
        index = index >= 0 ? index : -index - 2;
        while (index >= 0 && !window.startsWith(sorted[index])) {
            index = shorter[index];
        }
        return index < 0 ? 0 : sorted[index].length();
    }

    private static int hash(String text, int at) {
        var hash = 0;
        for (int i = at; i < at + MIN_LENGTH; i++) {
            hash = hash * HASH + text.charAt(i);
        }
        return (hash ^ hash >>> 20) & (FILTER_BITS - 1);
    }
}
