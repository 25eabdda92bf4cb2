package io.kubeci.starlark.value;

import java.nio.charset.StandardCharsets;

/// Between text and its UTF-8 form, lenient in both directions.
public final class Utf8 {

    /// What stands for bytes that are not UTF-8.
    public static final int REPLACEMENT = 0xFFFD;

    private static final byte[] ENCODED_REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

    private Utf8() {}

    /// Decodes one code point: its width in bytes in the upper half, the code point in the lower.
    /// A byte that begins no code point decodes to [#REPLACEMENT], one byte wide.
    static long decode(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1L << 32 | first;
        }
        int width = first >= 0xF0 && first < 0xF5
                ? 4
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xC2 && first < 0xE0 ? 2 : 0;
        if (width == 0 || at + width > bytes.length) {
            return 1L << 32 | REPLACEMENT;
        }
        int c = first & 0x7F >> width;
        for (int i = 1; i < width; i++) {
            int next = bytes[at + i] & 0xFF;
            if ((next & 0xC0) != 0x80) {
                return 1L << 32 | REPLACEMENT;
            }
            c = c << 6 | next & 0x3F;
        }
        boolean overlong = width == 3 && c < 0x800 || width == 4 && c < 0x10000;
        if (overlong || c > Character.MAX_CODE_POINT || c >= 0xD800 && c < 0xE000) {
            return 1L << 32 | REPLACEMENT;
        }
        return (long) width << 32 | c;
    }

    /// Text of bytes, with U+FFFD for each byte that is not UTF-8.
    public static String decode(byte[] bytes) {
        var out = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; ) {
            long decoded = decode(bytes, i);
            out.appendCodePoint((int) decoded);
            i += (int) (decoded >>> 32);
        }
        return out.toString();
    }

    /// Bytes of a text, with the encoding of U+FFFD for each lone surrogate.
    public static byte[] encode(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        var out = new java.io.ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            out.writeBytes(lone ? ENCODED_REPLACEMENT : Character.toString(c).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
