package io.kubeci.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Turns one placed node into what people see of it.
final class StepReading {

    /// The container that does the work of an ordinary pod (reference: Argo Workflows, `common.go`).
    private static final String MAIN = "main";

    /// How Argo words the end of a container: `test: Error (exit code 1): …`.
    private static final Pattern EXIT = Pattern.compile("^[^ ]+: [A-Za-z]+ \\(exit code (\\d{1,3})\\)");

    /// What Argo leaves on a node whose pod was lost even after it succeeded in its second pod.
    private static final String STALE = "pod deleted";

    private final NodeTree tree;
    private final String workflow;
    private final PodName.Format format;

    StepReading(NodeTree tree, String workflow, PodName.Format format) {
        this.tree = tree;
        this.workflow = workflow;
        this.format = format;
    }

    StepReport read(NodeTree.Placed placed) {
        var node = placed.node();
        var kind = kind(node);
        return new StepReport(
                node.id(),
                node.displayName(),
                placed.depth(),
                node.template(),
                kind,
                node.phase(),
                message(node),
                node.startedAt(),
                node.finishedAt(),
                podName(node, kind),
                container(node, kind),
                exitCode(node),
                attempt(node),
                node.isCompleted(),
                parameters(node.json().path("inputs")),
                parameters(node.json().path("outputs")),
                traits(placed));
    }

    private static StepReport.Kind kind(Node node) {
        return switch (node.type()) {
            case "Pod" -> StepReport.Kind.POD;
            case "Container" -> StepReport.Kind.CONTAINER;
            case "Retry" -> StepReport.Kind.RETRY;
            case "Suspend" -> StepReport.Kind.SUSPEND;
            case "Skipped" -> StepReport.Kind.SKIPPED;
            case "Steps", "StepGroup", "DAG", "TaskGroup" -> StepReport.Kind.GROUP;
            default -> StepReport.Kind.OTHER;
        };
    }

    private static String message(Node node) {
        var message = Node.text(node.json().path("message")).strip();
        return STALE.equals(message) && !node.isBad() ? "" : message;
    }

    private String podName(Node node, StepReport.Kind kind) {
        return switch (kind) {
            case POD -> PodName.of(format, workflow, node.name(), node.template());
            case CONTAINER ->
                tree.parent(node)
                        .map(pod -> PodName.of(format, workflow, pod.name(), pod.template()))
                        .orElse("");
            default -> "";
        };
    }

    /// In a container set, the first member that failed by itself; the others only say that it did.
    private String container(Node node, StepReport.Kind kind) {
        return switch (kind) {
            case CONTAINER -> node.displayName();
            case POD ->
                tree.membersOf(node).stream()
                        .filter(member -> "Container".equals(member.type()) && member.isBad())
                        .filter(member -> !message(member).contains("dependency \""))
                        .map(Node::displayName)
                        .sorted()
                        .findFirst()
                        .orElse(MAIN);
            default -> "";
        };
    }

    private static String exitCode(Node node) {
        var told = Node.text(node.json().path("outputs").path("exitCode"));
        if (!told.isEmpty()) {
            return told;
        }
        var matcher = EXIT.matcher(message(node));
        return node.isBad() && matcher.find() ? matcher.group(1) : "";
    }

    /// The number in the last parentheses of an attempt's name, `flaky(1)`.
    private static int attempt(Node node) {
        if (!node.json().path("nodeFlag").path("retried").asBoolean(false)) {
            return -1;
        }
        var name = node.name();
        var open = name.lastIndexOf('(');
        var digits = open >= 0 && name.endsWith(")") ? name.substring(open + 1, name.length() - 1) : "";
        var isNumber =
                !digits.isEmpty() && digits.length() < 7 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(digits) : 0;
    }

    private static Map<String, String> parameters(JsonNode side) {
        var result = new HashMap<String, String>();
        for (var parameter : side.path("parameters")) {
            var name = Node.text(parameter.path("name"));
            if (!name.isEmpty()) {
                result.put(name, Node.text(parameter.path("value")));
            }
        }
        return result;
    }

    private Set<StepReport.Trait> traits(NodeTree.Placed placed) {
        var json = placed.node().json();
        var traits = EnumSet.noneOf(StepReport.Trait.class);
        if (json.path("nodeFlag").path("hooked").asBoolean(false)) {
            traits.add(StepReport.Trait.HOOK);
        }
        if (placed.node().name().equals(workflow + ".onExit")) {
            traits.add(StepReport.Trait.EXIT_HANDLER);
        }
        if (placed.node().isList()) {
            traits.add(StepReport.Trait.LIST);
        }
        if (json.path("daemoned").asBoolean(false)) {
            traits.add(StepReport.Trait.DAEMON);
        }
        if (json.path("memoizationStatus").path("hit").asBoolean(false)) {
            traits.add(StepReport.Trait.FROM_CACHE);
        }
        if (placed.tolerated() && placed.node().isBad()) {
            traits.add(StepReport.Trait.TOLERATED);
        }
        return traits;
    }
}
