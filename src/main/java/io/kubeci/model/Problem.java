package io.kubeci.model;

/// Something that the author of a file has to mend.
///
/// @param message one sentence that names the thing and its value, without position
/// @param file the file relative to the repository's root, "" where no file is to blame
/// @param line the line, counted from 1; 0 where unknown
/// @param column the column, counted from 1; 0 where unknown
public record Problem(String message, String file, int line, int column) {

    /// A problem that has no place in a file.
    public static Problem of(String message) {
        return new Problem(message, "", 0, 0);
    }

    /// `file:line:column: message`, with as much of the position as is known.
    public String located() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(file.isEmpty() ? "line " : ":").append(line);
        }
        if (line > 0 && column > 0) {
            text.append(':').append(column);
        }
        return text.isEmpty() ? message : text.append(": ").append(message).toString();
    }
}
