package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.fake.cluster.pods.ContainerEnd;
import io.kubeci.fake.cluster.pods.PodPlan;
import io.kubeci.fake.cluster.pods.PodResult;
import io.kubeci.fake.cluster.pods.SimulatedPod;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs one template as one node, and those below it.
final class TemplateRunner {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final Play play;

    TemplateRunner(Play play) {
        this.play = play;
    }

    Outcome run(Call call) {
        var template = call.template();
        if (!call.retried() && template.has("retryStrategy")) {
            return retry(call);
        }
        if (template.has("steps")) {
            return new StepsRunner(play, this).run(call, scope(call));
        }
        if (template.has("dag")) {
            return new DagRunner(play, this).run(call, scope(call));
        }
        if (template.has("suspend")) {
            return suspend(call);
        }
        return template.has("http") || template.has("plugin") ? outside(call) : pod(call);
    }

    /// What may be filled into a template.
    Map<String, String> scope(Call call) {
        var scope = new HashMap<>(play.globals());
        call.inputs().forEach((name, value) -> scope.put("inputs.parameters." + name, value));
        scope.put("node.name", call.nodeName());
        return scope;
    }

    private Outcome retry(Call call) {
        var id = play.nodes.add("Retry", call, "Running");
        var strategy = call.template().path("retryStrategy");
        int limit =
                strategy.has("limit") ? Integer.parseInt(strategy.path("limit").asText()) : Integer.MAX_VALUE;
        var policy = strategy.path("retryPolicy").asText("OnFailure");
        for (int attempt = 0; ; attempt++) {
            var one = call.attempt(attempt);
            play.globals().put("retries", Integer.toString(attempt));
            play.nodes.change(id, _ -> {});
            var attemptId = play.nodes.id(one.nodeName());
            play.nodes.link(List.of(id), attemptId);
            var outcome = run(one);
            boolean again = outcome.phase().equals("Failed")
                    ? !policy.equals("OnError")
                    : outcome.phase().equals("Error") && !policy.equals("OnFailure");
            boolean more = again && attempt < limit && play.mayStart(call);
            if (!more) {
                var message = outcome.bad() && again ? "No more retries left" : outcome.message();
                copyExitCode(attemptId, id);
                play.nodes.finish(id, outcome.phase(), message);
                return new Outcome(id, outcome.phase(), message, outcome.outbound(), outcome.outputs());
            }
            play.pause(BETWEEN_ATTEMPTS);
        }
    }

    private void copyExitCode(String from, String to) {
        var outputs = play.nodes.copy().get(from).path("outputs");
        if (!outputs.isMissingNode()) {
            play.nodes.change(to, node -> node.set("outputs", outputs));
        }
    }

    private Outcome suspend(Call call) {
        var id = play.nodes.add("Suspend", call, "Running");
        if (!play.mayStart(call)) {
            play.nodes.finish(id, "Failed", play.shutdownMessage());
            return Outcome.of(id, "Failed", play.shutdownMessage());
        }
        var duration = call.template().path("suspend").path("duration").asText("");
        var limit = duration.isEmpty()
                ? Optional.<Duration>empty()
                : Optional.of(Duration.ofSeconds(Long.parseLong(duration.replaceAll("s$", ""))));
        var decision = play.suspend(id, limit);
        play.nodes.finish(id, decision.phase(), decision.message());
        return Outcome.of(id, decision.phase(), decision.message());
    }

    private Outcome outside(Call call) {
        var id = play.nodes.add(call.template().has("http") ? "HTTP" : "Plugin", call, "Running");
        play.nodes.finish(id, "Succeeded", "");
        return Outcome.of(id, "Succeeded", "");
    }

    private Outcome pod(Call call) {
        var id = play.nodes.id(call.nodeName());
        var before = play.kept.get(id);
        if (before != null) {
            play.nodes.restore(id, before);
            return new Outcome(id, "Succeeded", "", List.of(id), outputs(before.path("outputs")));
        }
        play.nodes.add("Pod", call, "Pending");
        play.nodes.change(id, node -> node.put("taskResultSynced", true));
        play.waitUntilResumed();
        if (!play.mayStart(call)) {
            play.nodes.finish(id, "Failed", play.shutdownMessage());
            return Outcome.of(id, "Failed", play.shutdownMessage());
        }
        var plan = plan(call, id);
        members(call, id, Map.of());
        var pod = new SimulatedPod(plan, play.objects, play.logs, play.speed);
        play.holds(plan.name(), pod);
        if (!play.mayStart(call)) {
            pod.signal();
        }
        var result = pod.play(new Watching(id));
        play.drops(plan.name());
        finish(call, id, result);
        new PodCollection(play).afterPod(plan.name(), result);
        return new Outcome(
                id,
                result.phase(),
                result.message(),
                List.of(id),
                outputs(play.nodes.copy().get(id).path("outputs")));
    }

    private final class Watching implements SimulatedPod.Observer {

        private final String id;

        Watching(String id) {
            this.id = id;
        }

        @Override
        public void pending(String message) {
            play.nodes.change(id, node -> {
                node.remove("message");
                if (!message.isEmpty()) {
                    node.put("message", message);
                }
            });
        }

        @Override
        public void running() {
            play.nodes.change(id, node -> {
                node.remove("message");
                node.put("phase", "Running").put("hostNodeName", "simulated").put("taskResultSynced", false);
            });
        }
    }

    private PodPlan plan(Call call, String id) {
        var podName = play.nodes.podName(call.nodeName(), call.templateName());
        var scope = scope(call);
        scope.put("pod.name", podName);
        var template = Fill.tree(call.template(), scope);
        var seconds = template.path("activeDeadlineSeconds").asLong(0);
        var own = seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.<Duration>empty();
        var deadline = Stream.of(own, call.exiting() ? Optional.<Duration>empty() : play.timeLeft())
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
        var metadata = template.path("metadata");
        var podMetadata = play.templates.spec().path("podMetadata");
        return new PodPlan(
                play.namespace,
                podName,
                play.name,
                play.uid,
                id,
                call.nodeName(),
                call.exiting(),
                template,
                play.templates.spec(),
                texts(podMetadata.path("labels"), metadata.path("labels")),
                texts(podMetadata.path("annotations"), metadata.path("annotations")),
                deadline);
    }

    private static Map<String, String> texts(JsonNode... maps) {
        var texts = new HashMap<String, String>();
        for (var map : maps) {
            map.properties()
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        }
        return texts;
    }

    private void finish(Call call, String id, PodResult result) {
        play.nodes.change(id, node -> {
            node.put("taskResultSynced", true).put("hostNodeName", "simulated");
            var outputs = node.putObject("outputs");
            result.exitCode().ifPresent(code -> outputs.put("exitCode", Integer.toString(code)));
            if (!result.parameters().isEmpty() && result.phase().equals("Succeeded")) {
                outputs.set("parameters", result.parameters());
            }
            result.result().filter(text -> !text.isEmpty()).ifPresent(text -> outputs.put("result", text));
            if (outputs.isEmpty()) {
                node.remove("outputs");
            }
        });
        members(call, id, result.members());
        play.nodes.finish(id, result.phase(), result.message());
    }

    /// The nodes of a container set's members.
    private void members(Call call, String podId, Map<String, ContainerEnd> ends) {
        for (var container : call.template().path("containerSet").path("containers")) {
            var name = container.path("name").asText();
            var member = new Call(
                    call.template(),
                    call.templateName(),
                    call.nodeName() + "." + name,
                    name,
                    podId,
                    Map.of(),
                    false,
                    false,
                    false);
            var memberId = play.nodes.id(member.nodeName());
            var end = ends.get(name);
            if (end == null) {
                play.nodes.add("Container", member, "Pending");
                link(call, podId, container, memberId);
            } else {
                var message = end.exitCode() == 0
                        ? ""
                        : "%s: %s (exit code %d): %s".formatted(name, end.reason(), end.exitCode(), end.message());
                play.nodes.finish(memberId, end.exitCode() == 0 ? "Succeeded" : "Failed", message);
            }
        }
    }

    private void link(Call call, String podId, JsonNode container, String memberId) {
        var needed = container.path("dependencies");
        if (needed.isEmpty()) {
            play.nodes.link(List.of(podId), memberId);
        }
        needed.forEach(
                name -> play.nodes.link(List.of(play.nodes.id(call.nodeName() + "." + name.asText())), memberId));
    }

    private static Map<String, String> outputs(JsonNode outputs) {
        var texts = new HashMap<String, String>();
        if (outputs.has("result")) {
            texts.put("outputs.result", outputs.path("result").asText());
        }
        outputs.path("parameters")
                .forEach(parameter -> texts.put(
                        "outputs.parameters." + parameter.path("name").asText(),
                        parameter.path("value").asText()));
        return texts;
    }
}
