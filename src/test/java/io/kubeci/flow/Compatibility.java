package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.event.CiEvent;
import io.kubeci.event.Examples;
import io.kubeci.event.PayloadTranslator;
import io.kubeci.event.Translation;
import io.kubeci.golden.Golden;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One golden case of what a repository and a configuration made for kube-ci 0.12 get, told by its inputs:
///
/// - `events.yaml`: what happens, in order. `webhook` is GitHub's event, `like` its own example of
///   `src/test/resources/webhooks`, `of` the example whose repository it is about, `with` what is different from it,
///   by JSON pointer (null: left out). `argo` is what becomes of the Workflows that are not over (`stopped`: the end
///   of those that were told to stop), with its `nodes` where they matter. `tags` are new on GitHub, `refuses` is
///   what the API server says to Workflows. `settings` asks for what the configuration file comes to.
/// - the rest is the [CompatibilityStage].
///
/// Produced are `outcomes.yaml` (what became of each webhook), `workflow.yaml`, `claim.yaml`, `check-runs.yaml`,
/// `deployments.yaml`, `conversation.yaml` (reactions and replies), `commits.yaml` and `settings.yaml`; one that is
/// missing means that there is none.
final class Compatibility {

    /// The App of the check suites in GitHub's examples.
    private static final long APP = 29_310;

    private final CompatibilityStage stage;
    private final World world;
    private final Map<String, String> asked = new TreeMap<>();
    private final ArrayNode outcomes = Examples.MAPPER.createArrayNode();

    Compatibility(Golden golden) {
        this.stage = new CompatibilityStage(golden);
        this.world = stage.world();
    }

    /// Plays the case.
    ///
    /// @return the produced files by name
    Map<String, String> play() {
        for (var entry : stage.yaml("events.yaml")) {
            switch (entry.properties().iterator().next().getKey()) {
                case "webhook" -> webhook(entry);
                case "argo" -> argo(entry.path("argo"));
                case "tags" -> stage.tags(entry.path("tags"));
                case "refuses" -> world.workflows.refuses(entry.path("refuses").asText());
                case "settings" -> asked.put("settings.yaml", CompatibilityPages.settings(stage.settings()));
                case String other -> throw new AssertionError("unknown entry " + other);
            }
            world.settles();
        }
        return produced();
    }

    /// To look at another product, add its page here, and its inputs to the stage.
    private Map<String, String> produced() {
        var pages = new TreeMap<String, String>(asked);
        if (!outcomes.isEmpty()) {
            pages.put("outcomes.yaml", Serialization.asYaml(outcomes));
        }
        pages.put("workflow.yaml", CompatibilityPages.workflows(world.workflows.all()));
        pages.put(
                "claim.yaml",
                CompatibilityPages.claims(world.volumes, stage.settings().namespace()));
        if (!world.github.checkRuns().isEmpty()) {
            pages.put("check-runs.yaml", CompatibilityPages.checkRuns(world.github.checkRuns()));
        }
        pages.put(
                "deployments.yaml", CompatibilityPages.deployments(world.deploymentRequests.made(), world.deployments));
        pages.put("conversation.yaml", CompatibilityPages.conversation(world.conversations));
        pages.put("commits.yaml", CompatibilityPages.commits(world.contents));
        pages.values().removeIf(String::isEmpty);
        return pages;
    }

    private void webhook(JsonNode entry) {
        var payload = Examples.example(entry.path("like").asText());
        if (entry.has("of")) {
            var other = Examples.example(entry.path("of").asText());
            payload.remove("organization");
            payload.setAll(other.deepCopy().retain("repository", "organization", "installation"));
        }
        entry.path("with").properties().forEach(change -> set(payload, change.getKey(), change.getValue()));
        var name = entry.path("webhook").asText();
        var line = (name + " " + payload.path("action").asText("")).strip();
        outcomes.add(line + ": "
                + switch (PayloadTranslator.translate(name, payload, APP)) {
                    case Translation.Ignored(String why) -> "ignored, " + why;
                    case Translation.Malformed(String what) -> "malformed, " + what;
                    case Translation.Understood understood -> {
                        if (understood.event() instanceof CiEvent.DeploymentRequested deployment) {
                            world.deployments.hasOneOfAPerson(deployment.deploymentId());
                        }
                        var outcome = world.happens(understood.event());
                        yield outcome.result().word() + ", " + outcome.reason();
                    }
                });
        world.passes(Duration.ofSeconds(1));
    }

    private static void set(ObjectNode payload, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        var parent = (ObjectNode) payload.at(pointer.substring(0, slash));
        var key = pointer.substring(slash + 1);
        if (value.isNull()) {
            parent.remove(key);
        } else {
            parent.set(key, value);
        }
    }

    private void argo(JsonNode what) {
        for (var workflow : world.workflows.all()) {
            var name = workflow.path("metadata").path("name").asText();
            if (what.asText().equals("deleted")) {
                world.workflows.vanishes(name);
            } else if (what.asText().equals("stopped")) {
                if (world.workflows.isStopped(name)) {
                    world.workflows.reaches(name, "Failed", "Stopped with strategy 'Stop'");
                }
            } else if (!isOver(workflow) || what.path("again").asBoolean()) {
                reaches(name, what);
            }
        }
        world.passes(Duration.ofSeconds(30));
    }

    private void reaches(String name, JsonNode what) {
        if (what.has("log")) {
            world.pods.printed(name, what.path("log").asText());
        }
        var phase = what.isTextual() ? what.asText() : what.path("phase").asText();
        if (what.has("nodes")) {
            var nodes = CompatibilityStage.nodes(what.path("nodes"));
            world.workflows.reaches(name, phase, nodes.toArray(SomeNode[]::new));
            return;
        }
        world.workflows.reaches(name, phase, what.path("message").asText(""));
    }

    private static boolean isOver(JsonNode workflow) {
        return Set.of("Succeeded", "Failed", "Error")
                .contains(workflow.path("status").path("phase").asText());
    }
}
