package io.kubeci.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The lines of a comment that are commands: their first word is `/kube-ci`, and they stand neither in a code
/// block, nor in a quotation, nor in what HTML hides.
///
/// A line within a code block of any kind that GitHub knows (fenced, indented, `<pre>`) shows a command and does
/// not give one. So does a quotation: whoever quotes a command does not repeat it.
public final class CommandLines {

    /// The word by which commands are known. Source: kube-ci 0.12.
    public static final String WORD = "/kube-ci";

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    /// Source: GitHub Flavored Markdown, section 4.4: four columns of indentation are code, and a tab is as good.
    private static final Pattern INDENTED = Pattern.compile("^(?: {4}| {0,3}\t).*", Pattern.DOTALL);

    /// Source: GitHub Flavored Markdown, section 4.5.
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}(?=[^`]*$)|~{3,}).*", Pattern.DOTALL);

    /// A list's item may begin with a fence; a command never stands behind such a mark, so it can be taken off. Source:
    /// GitHub Flavored Markdown, section 5.2.
    private static final Pattern ITEM = Pattern.compile("^ {0,3}(?:[-+*]|\\d{1,9}[.)]) {1,4}(?=[`~<])");

    private static final Pattern COMMAND =
            Pattern.compile("^ {0,3}" + WORD + "(?:[\\s\\p{Z}].*)?$", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private CommandLines() {}

    /// The command lines of a comment, in order, without blanks at their ends. What was found is found again in the
    /// lines joined by line feeds.
    public static List<String> find(String body) {
        var found = new ArrayList<String>();
        var place = new Place();
        for (var line : LINE_END.split(body, -1)) {
            if (place.isText(line) && COMMAND.matcher(line).matches()) {
                found.add(line.strip());
            }
        }
        return List.copyOf(found);
    }

    /// The command lines as one text that is not too long: lines that do not fit any more are left out, never cut,
    /// since half a command is another command.
    ///
    /// @param maxBytes in UTF-8
    /// @return "" if there is no command, or none that fits
    public static String excerpt(String body, int maxBytes) {
        var text = new StringBuilder();
        int left = maxBytes;
        for (var line : find(body)) {
            left -= line.getBytes(StandardCharsets.UTF_8).length + 1;
            if (left < 0) {
                break;
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        return text.toString();
    }

    /// Where in a Markdown text a reader is, line by line.
    private static final class Place {

        /// HTML that hides or shows as it is, until its end. Source: GitHub Flavored Markdown, section 4.6, kinds 1
        /// and 2.
        private static final List<String[]> HTML = List.of(
                new String[] {"<!--", "-->"},
                new String[] {"<pre", "</pre>"},
                new String[] {"<script", "</script>"},
                new String[] {"<style", "</style>"},
                new String[] {"<textarea", "</textarea>"});

        private String fence = "";
        private String until = "";

        boolean isText(String written) {
            var line = ITEM.matcher(written).replaceFirst("");
            if (!until.isEmpty()) {
                until = lower(line).contains(until) ? "" : until;
                return false;
            }
            var marks = FENCE.matcher(line);
            if (!fence.isEmpty()) {
                fence = isEnd(line) ? "" : fence;
                return false;
            }
            if (INDENTED.matcher(line).matches()) {
                return false;
            }
            if (marks.matches()) {
                fence = marks.group(1);
                return false;
            }
            return !opensHtml(line);
        }

        /// Of the same kind, at least as long, and nothing behind it.
        private boolean isEnd(String line) {
            var mark = line.strip();
            return !INDENTED.matcher(line).matches()
                    && mark.length() >= fence.length()
                    && mark.chars().allMatch(c -> c == fence.charAt(0));
        }

        private boolean opensHtml(String line) {
            var start = lower(line).stripLeading();
            for (var html : HTML) {
                if (start.startsWith(html[0])) {
                    until = start.indexOf(html[1], html[0].length()) >= 0 ? "" : html[1];
                    return true;
                }
            }
            return false;
        }

        private static String lower(String line) {
            return line.toLowerCase(java.util.Locale.ROOT);
        }
    }
}
