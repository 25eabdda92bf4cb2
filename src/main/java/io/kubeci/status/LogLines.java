package io.kubeci.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.function.Consumer;

/// The lines of a container's log that its author's program wrote, as they look on a terminal: without what Argo's
/// executor adds, without colours, and with only the last state of a progress bar.
///
/// Linear in the log, whatever is in it.
final class LogLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The executor's lines are short; longer ones are not looked at as JSON.
    private static final int MAX_EXECUTOR_LINE = 16_384;

    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private LogLines() {}

    /// Hands over line after line.
    static void forEach(String log, Consumer<String> consumer) {
        var last = Optional.<String>empty();
        var start = 0;
        while (start < log.length()) {
            var end = log.indexOf('\n', start);
            end = end < 0 ? log.length() : end;
            var line = visible(log.substring(start, end));
            start = end + 1;
            if (isExecutors(line)) {
                continue;
            }
            if (isExitStatus(line)) {
                last.ifPresent(consumer);
                last = Optional.of(line);
                continue;
            }
            last.ifPresent(consumer);
            last = Optional.empty();
            consumer.accept(line);
        }
    }

    /// Whether Argo's executor wrote the line: `time=… level=INFO msg="sub-process exited" argo=true`, in any order, or
    /// the same as JSON. The author's programs can write such lines, too; they are then not shown.
    static boolean isExecutors(String line) {
        if (!line.contains("argo") || line.length() > MAX_EXECUTOR_LINE) {
            return false;
        }
        return line.startsWith("{") ? isExecutorsJson(line) : isExecutorsText(line);
    }

    /// The last line of every container that failed, written by `argoexec emissary` on its way out.
    private static boolean isExitStatus(String line) {
        var prefix = "Error: exit status ";
        return line.startsWith(prefix)
                && line.length() > prefix.length()
                && line.chars().skip(prefix.length()).allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isExecutorsJson(String line) {
        try {
            var json = JSON.readTree(line);
            return json.path("argo").asBoolean(false) && json.has("msg") && json.has("level");
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    /// Reads `key=value` and `key="value"` pairs as long as there are any.
    private static boolean isExecutorsText(String line) {
        var argo = false;
        var level = false;
        var message = false;
        var at = 0;
        while (at < line.length()) {
            var equals = keyEnd(line, at);
            if (equals < 0) {
                return false;
            }
            var key = line.substring(at, equals);
            var end = valueEnd(line, equals + 1);
            argo |= "argo".equals(key) && "true".equals(line.substring(equals + 1, end));
            level |= "level".equals(key);
            message |= "msg".equals(key);
            at = end;
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
        }
        return argo && level && message;
    }

    private static int keyEnd(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '=') {
                return i > from ? i : -1;
            }
            if (c <= ' ' || c == '"') {
                return -1;
            }
        }
        return -1;
    }

    private static int valueEnd(String line, int from) {
        if (from < line.length() && line.charAt(from) == '"') {
            for (int i = from + 1; i < line.length(); i++) {
                if (line.charAt(i) == '\\') {
                    i++;
                } else if (line.charAt(i) == '"') {
                    return i + 1;
                }
            }
            return line.length();
        }
        var space = line.indexOf(' ', from);
        return space < 0 ? line.length() : space;
    }

    /// Drops terminal control sequences, and what a carriage return writes over.
    static String visible(String raw) {
        var line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
        line = line.substring(line.lastIndexOf('\r') + 1);
        if (line.indexOf(ESCAPE) < 0) {
            return line;
        }
        var result = new StringBuilder(line.length());
        var at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == ESCAPE) {
                at = sequenceEnd(line, at + 1);
            } else {
                result.append(line.charAt(at++));
            }
        }
        return result.toString();
    }

    /// Where a control sequence ends (reference: ECMA-48, sections 5.4 and 5.6); one that does not end takes one
    /// character.
    private static int sequenceEnd(String line, int from) {
        if (from >= line.length()) {
            return from;
        }
        if (line.charAt(from) == '[') {
            var at = from + 1;
            while (at < line.length() && line.charAt(at) >= ' ' && line.charAt(at) <= '?') {
                at++;
            }
            return Math.min(line.length(), at + 1);
        }
        if (line.charAt(from) == ']') {
            for (int at = from + 1; at < line.length(); at++) {
                if (line.charAt(at) == BELL) {
                    return at + 1;
                }
                if (line.charAt(at) == ESCAPE) {
                    return Math.min(line.length(), at + 2);
                }
            }
            return line.length();
        }
        return from + 1;
    }
}
