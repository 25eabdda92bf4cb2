package io.kubeci.run;

/// How much room texts take in etcd, where objects are kept as JSON.
final class JsonSize {

    private static final int ESCAPED = 6;

    private JsonSize() {}

    /// The bytes of a text as a JSON string in UTF-8.
    static int of(String text) {
        return 2 + text.chars().map(JsonSize::of).sum();
    }

    private static int of(int character) {
        if (character < ' ') {
            return ESCAPED;
        }
        if (character == '"' || character == '\\') {
            return 2;
        }
        // Each half of a surrogate pair counts for three bytes, together they take four.
        return character < 0x80 ? 1 : character < 0x800 ? 2 : 3;
    }
}
