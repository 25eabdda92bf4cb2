package io.kubeci.starlark.value;

/// Makes texts of code points.
public final class TextOf {

    private TextOf() {}

    /// The text of one code point; U+FFFD for the surrogates, which are none.
    public static String codePoint(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return Character.toString(surrogate ? Utf8.REPLACEMENT : c);
    }
}
