package io.kubeci.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import java.util.Map;
import java.util.Optional;

/// Reads the webhook `deployment`: only what asks for a run by `payload.kube_ci.run` is for us. Our own deployments
/// have
/// it false, so that none of them starts a run.
final class DeploymentPayload {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The longest payload that is looked into, in characters. Ours: what asks for a run is short.
    private static final int MAX_TEXT = 65_536;

    /// How refs are written beside their plain names. kube-ci 0.12 made deployments of `heads/main`.
    private static final Map<String, String> PREFIXES =
            Map.of(GitRef.HEADS, "branch", "heads/", "branch", GitRef.TAGS, "tag", "tags/", "tag");

    private DeploymentPayload() {}

    static Translation translate(Payload payload) {
        var action = payload.requiredText("action");
        if (!action.equals("created")) {
            return new Translation.Ignored("deployment %s is not acted on".formatted(action));
        }
        var deployment = payload.part("deployment");
        var wish = new Payload(wish(deployment.root().path("payload")), "deployment.payload.kube_ci.");
        if (!wish.flag("run")) {
            return new Translation.Ignored("a deployment that asks for no run");
        }
        var event = new CiEvent.DeploymentRequested(
                payload.repository(),
                payload.sender(),
                deployment.requiredNumber("id"),
                ref(deployment, wish),
                deployment.requiredSha("sha"),
                deployment.text("task"),
                deployment.text("environment"));
        return new Translation.Understood(payload.installation(), event);
    }

    /// GitHub hands on what it was given: an object, or a text that may hold one.
    private static JsonNode wish(JsonNode payload) {
        return object(payload).path("kube_ci");
    }

    private static JsonNode object(JsonNode payload) {
        if (!payload.isTextual()) {
            return payload;
        }
        var text = payload.textValue();
        if (text.isBlank() || text.length() > MAX_TEXT) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            // Other people's payloads are none of ours.
            return MissingNode.getInstance();
        }
    }

    /// The branch or tag; of a bare commit the one that the payload names, else the commit's name stands for it.
    private static GitRef ref(Payload deployment, Payload wish) {
        var written = deployment.requiredText("ref");
        var prefixed = prefixed(written);
        if (prefixed.isPresent()) {
            return prefixed.get();
        }
        var name = CommitSha.isFull(written) && !wish.text("ref_name").isEmpty() ? wish.text("ref_name") : written;
        return GitRef.of(wish.text("ref_type"), name);
    }

    private static Optional<GitRef> prefixed(String written) {
        return PREFIXES.entrySet().stream()
                .filter(prefix -> written.startsWith(prefix.getKey())
                        && written.length() > prefix.getKey().length())
                .map(prefix -> GitRef.of(
                        prefix.getValue(), written.substring(prefix.getKey().length())))
                .findFirst();
    }
}
