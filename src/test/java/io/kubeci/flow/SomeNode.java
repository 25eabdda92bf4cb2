package io.kubeci.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/// A node of a Workflow, as Argo writes it.
///
/// @param number the end of its id; "" for the first node
final class SomeNode {

    private final String number;
    private final String template;
    private final String phase;
    private final Map<String, String> inputs = new TreeMap<>();
    private final Map<String, String> outputs = new TreeMap<>();
    private String type = "Pod";
    private boolean retried;
    private String retryOf = "";

    private SomeNode(String number, String template, String phase) {
        this.number = number;
        this.template = template;
        this.phase = phase;
    }

    static SomeNode first(String template, String phase) {
        return new SomeNode("", template, phase);
    }

    static SomeNode step(int number, String template, String phase) {
        return new SomeNode(Integer.toString(number), template, phase);
    }

    SomeNode ofType(String other) {
        type = other;
        return this;
    }

    SomeNode attemptOf(int retry) {
        retried = true;
        retryOf = Integer.toString(retry);
        return this;
    }

    SomeNode in(String environment) {
        return given("environment", environment);
    }

    SomeNode given(String input, String value) {
        inputs.put(input, value);
        return this;
    }

    SomeNode reachableAt(String url) {
        outputs.put("kube-ci-environment-url", url);
        return this;
    }

    void addTo(ObjectNode nodes, String workflow) {
        var id = number.isEmpty() ? workflow : workflow + "-" + number;
        var node = nodes.putObject(id);
        node.put("id", id)
                .put("name", number.isEmpty() ? workflow : workflow + "." + number)
                .put("displayName", template)
                .put("type", type)
                .put("templateName", template)
                .put("phase", phase)
                .put("startedAt", "2026-01-01T10:00:01Z");
        if (!number.isEmpty()) {
            node.put("boundaryID", workflow);
        }
        if (retried) {
            node.put("name", workflow + "." + retryOf + "(0)")
                    .putObject("nodeFlag")
                    .put("retried", true);
        }
        parameters(node.putObject("inputs"), inputs);
        parameters(node.putObject("outputs"), outputs);
    }

    private static void parameters(ObjectNode side, Map<String, String> values) {
        var list = side.putArray("parameters");
        values.forEach((name, value) -> list.addObject().put("name", name).put("value", value));
    }
}
