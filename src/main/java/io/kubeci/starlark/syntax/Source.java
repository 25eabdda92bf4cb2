package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.error.StarlarkException;
import java.nio.charset.StandardCharsets;

/// A source file: a name for messages, and its text.
public record Source(String file, String text) {

    /// Decodes a file.
    ///
    /// @throws StarlarkException if it is not UTF-8 or holds a NUL, with the place of the first bad byte
    public static Source decode(String file, byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        if (text.indexOf(0) >= 0) {
            throw StarlarkException.syntax(file, placeOf(text, text.indexOf(0)), "source contains a NUL character");
        }
        int replaced = text.indexOf('\uFFFD');
        if (replaced >= 0 && !java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content)) {
            throw StarlarkException.syntax(
                    file, placeOf(text, firstInvalid(text, content)), "source is not valid UTF-8");
        }
        return new Source(file, text);
    }

    private static int firstInvalid(String text, byte[] content) {
        int offset = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var encoded = Character.toString(text.codePointAt(i)).getBytes(StandardCharsets.UTF_8);
            for (byte b : encoded) {
                if (offset >= content.length || content[offset++] != b) {
                    return i;
                }
            }
        }
        return text.length();
    }

    private static Position placeOf(String text, int index) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < index; i += Character.charCount(text.codePointAt(i))) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Position(line, column);
    }
}
