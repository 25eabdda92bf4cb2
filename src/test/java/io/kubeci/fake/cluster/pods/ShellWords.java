package io.kubeci.fake.cluster.pods;

import io.kubeci.fake.cluster.pods.ShellTree.Part;
import io.kubeci.fake.cluster.pods.ShellTree.Quote;
import io.kubeci.fake.cluster.pods.ShellTree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Fills variables and the output of commands into words.
final class ShellWords {

    /// Runs a script for what it prints.
    interface Capture {
        String of(String script) throws InterruptedException, Shell.ContainerOver;
    }

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)|[?#0-9]");

    private final Map<String, String> variables;
    private final Capture capture;

    ShellWords(Map<String, String> variables, Capture capture) {
        this.variables = variables;
        this.capture = capture;
    }

    void set(String name, String value) {
        variables.put(name, value);
    }

    /// Whether the word was an assignment, which is then made.
    boolean assign(String word) {
        var assignment = ASSIGNMENT.matcher(word);
        if (!assignment.matches()) {
            return false;
        }
        variables.put(assignment.group(1), assignment.group(2));
        return true;
    }

    List<String> expand(List<Word> words, int status) throws InterruptedException, Shell.ContainerOver {
        var expanded = new ArrayList<String>();
        for (var word : words) {
            var text = new StringBuilder();
            boolean splits = false;
            for (var part : word.parts()) {
                text.append(part.quote() == Quote.SINGLE ? part.text() : fill(part, status));
                splits |= part.quote() == Quote.NONE && part.text().contains("$");
            }
            if (splits && word.parts().size() == 1) {
                expanded.addAll(split(text.toString()));
            } else {
                expanded.add(text.toString());
            }
        }
        return expanded;
    }

    private static List<String> split(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private String fill(Part part, int status) throws InterruptedException, Shell.ContainerOver {
        var text = part.text();
        var filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$(", at)) {
                int end = text.lastIndexOf(')');
                filled.append(capture.of(text.substring(at + 2, end)));
                at = end + 1;
            } else if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                filled.append(braced(text.substring(at + 2, end), status));
                at = end + 1;
            } else if (text.charAt(at) == '$') {
                var name = VARIABLE.matcher(text).region(at + 1, text.length());
                if (name.lookingAt()) {
                    filled.append(value(name.group(), status));
                    at = name.end();
                } else {
                    filled.append('$');
                    at++;
                }
            } else {
                filled.append(text.charAt(at++));
            }
        }
        return filled.toString();
    }

    private String braced(String expression, int status) {
        int colon = expression.indexOf(":-");
        if (colon < 0) {
            return value(expression, status);
        }
        var value = value(expression.substring(0, colon), status);
        return value.isEmpty() ? expression.substring(colon + 2) : value;
    }

    private String value(String name, int status) {
        return name.equals("?") ? Integer.toString(status) : variables.getOrDefault(name, "");
    }
}
