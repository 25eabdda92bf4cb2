package io.kubeci.fake.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Label selectors, all forms.
final class LabelSelector {

    private static final Pattern SET = Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)\\s*");
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private LabelSelector() {}

    /// Whether the mock server would take it for something else.
    static boolean usesSets(String selector) {
        return selector.contains(" in ") || selector.contains(" notin ");
    }

    static boolean matches(String selector, JsonNode object) {
        var labels = object.path("metadata").path("labels");
        return selector.isBlank() || Arrays.stream(COMMA.split(selector)).allMatch(part -> fits(part.strip(), labels));
    }

    private static boolean fits(String requirement, JsonNode labels) {
        var set = SET.matcher(requirement);
        if (set.matches()) {
            var value = labels.path(set.group(1));
            boolean in = !value.isMissingNode()
                    && Arrays.stream(set.group(3).split(","))
                            .anyMatch(one -> one.strip().equals(value.asText()));
            return in == set.group(2).equals("in");
        }
        int equals = requirement.indexOf('=');
        if (equals < 0) {
            return requirement.startsWith("!") != labels.has(requirement.replaceFirst("^!", ""));
        }
        boolean negated = requirement.charAt(equals - 1) == '!';
        var key = requirement.substring(0, negated ? equals - 1 : equals).strip();
        var value = requirement.substring(equals + 1).replaceFirst("^=", "").strip();
        return negated != (labels.has(key) && labels.path(key).asText().equals(value));
    }
}
