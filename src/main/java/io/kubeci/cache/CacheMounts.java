package io.kubeci.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.workflow.Parameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the templates of a Workflow whose pods mount the cache volume.
final class CacheMounts {

    private static final Pattern PARAMETER =
            Pattern.compile("\\{\\{=?\\s*workflow\\.parameters\\.%s\\s*}}".formatted(Parameters.CACHE_CLAIM));

    private final String claim;
    private final ObjectNode spec;

    CacheMounts(String claim, ObjectNode spec) {
        this.claim = claim;
        this.spec = spec;
    }

    /// The templates, inline ones and the defaults of all included, to be changed where they stand.
    List<ObjectNode> templates() {
        var found = new ArrayList<ObjectNode>();
        var ofAll = volumes(spec);
        spec.path("templates").forEach(template -> collect(template, ofAll, found));
        collect(spec.path("templateDefaults"), ofAll, found);
        return found;
    }

    private void collect(JsonNode node, Set<String> ofAll, List<ObjectNode> found) {
        if (!(node instanceof ObjectNode template)) {
            return;
        }
        var names = new HashSet<>(ofAll);
        template.path("volumes")
                .forEach(volume -> names.remove(volume.path("name").asText()));
        names.addAll(volumes(template));
        if (!names.isEmpty() && mounted(template).anyMatch(names::contains)) {
            found.add(template);
        }
        calls(template).map(call -> call.path("inline")).forEach(inline -> collect(inline, ofAll, found));
    }

    /// The names of the volumes that are the claim.
    private Set<String> volumes(JsonNode parent) {
        var names = new HashSet<String>();
        for (var volume : parent.path("volumes")) {
            var text = volume.path("persistentVolumeClaim").path("claimName").asText("");
            if (text.equals(claim) || PARAMETER.matcher(text).matches()) {
                names.add(volume.path("name").asText());
            }
        }
        return names;
    }

    private static Stream<String> mounted(ObjectNode template) {
        var set = template.path("containerSet");
        return Stream.of(
                        Stream.of(template.path("container"), template.path("script"), set),
                        set.path("containers").valueStream(),
                        template.path("initContainers").valueStream(),
                        template.path("sidecars").valueStream())
                .flatMap(containers -> containers)
                .flatMap(container -> Stream.of(container.path("volumeMounts"), container.path("volumeDevices")))
                .flatMap(JsonNode::valueStream)
                .map(mount -> mount.path("name").asText());
    }

    /// What a template calls: steps are lists of lists.
    private static Stream<JsonNode> calls(ObjectNode template) {
        return Stream.concat(
                template.path("steps").valueStream().flatMap(CacheMounts::parallel),
                template.path("dag").path("tasks").valueStream());
    }

    private static Stream<JsonNode> parallel(JsonNode steps) {
        return steps.isArray() ? steps.valueStream() : steps.path("steps").valueStream();
    }
}
