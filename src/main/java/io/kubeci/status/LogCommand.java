package io.kubeci.status;

import io.kubeci.github.Annotation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads GitHub's own form of a remark in a log, `::error file=a.go,line=3,endLine=4,col=5,endColumn=9,title=Bad::why`
/// (reference: GitHub Docs, "Workflow commands for GitHub Actions"). Those without a file have no place to be shown at.
final class LogCommand {

    private static final int MAX_PROPERTIES = 4096;
    private static final int MAX_DIGITS = 7;
    private static final String MARK = "::";

    private LogCommand() {}

    /// Whether a line is meant as a command, well-formed or not.
    static boolean isOne(String line) {
        return line.stripLeading().startsWith(MARK);
    }

    /// The remark in a line; empty if there is none, or if it is on a file that the repository does not have.
    static Optional<Annotation> read(String line, KnownPaths paths) {
        var text = line.strip();
        var end = text.indexOf(MARK, MARK.length());
        if (!text.startsWith(MARK) || end < 0 || end > MAX_PROPERTIES) {
            return Optional.empty();
        }
        var head = text.substring(MARK.length(), end).strip();
        var space = head.indexOf(' ');
        var level = level(space < 0 ? head : head.substring(0, space));
        var message = unescape(text.substring(end + MARK.length())).strip();
        var properties = space < 0 ? Map.<String, String>of() : properties(head.substring(space + 1));
        if (level.isEmpty() || message.isEmpty()) {
            return Optional.empty();
        }
        return paths.resolve(properties.getOrDefault("file", ""))
                .map(path -> annotation(path, level.get(), properties, message));
    }

    private static Annotation annotation(
            String path, Annotation.Level level, Map<String, String> properties, String message) {
        var line = Math.max(1, number(properties, "line"));
        var endLine = Math.max(line, number(properties, "endline"));
        var column = endLine == line ? Math.max(number(properties, "col"), number(properties, "column")) : 0;
        var endColumn = endLine == line ? Math.max(column, number(properties, "endcolumn")) : 0;
        var title = properties.getOrDefault("title", "");
        return new Annotation(path, line, endLine, column, column == 0 ? 0 : endColumn, level, title, message);
    }

    private static Optional<Annotation.Level> level(String command) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "error" -> Optional.of(Annotation.Level.FAILURE);
            case "warning" -> Optional.of(Annotation.Level.WARNING);
            case "notice" -> Optional.of(Annotation.Level.NOTICE);
            default -> Optional.empty();
        };
    }

    private static Map<String, String> properties(String text) {
        var result = new HashMap<String, String>();
        for (var property : text.split(",", -1)) {
            var equals = property.indexOf('=');
            if (equals > 0) {
                var key = property.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                result.put(key, unescape(property.substring(equals + 1)).strip());
            }
        }
        return result;
    }

    private static int number(Map<String, String> properties, String key) {
        var digits = properties.getOrDefault(key, "");
        var isNumber = !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(digits) : 0;
    }

    /// Undoes the escapes of GitHub's toolkit: `%25`, `%0D`, `%0A`, and in properties `%3A` and `%2C`.
    static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var code = text.charAt(i) == '%' && i + 2 < text.length()
                    ? text.substring(i + 1, i + 3).toUpperCase(Locale.ROOT)
                    : "";
            var plain = switch (code) {
                case "25" -> "%";
                case "0D" -> "\r";
                case "0A" -> "\n";
                case "3A" -> ":";
                case "2C" -> ",";
                default -> "";
            };
            result.append(plain.isEmpty() ? text.substring(i, i + 1) : plain);
            i += plain.isEmpty() ? 0 : 2;
        }
        return result.toString();
    }
}
