package io.kubeci.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.cache.edge.ClaimManifest;
import io.kubeci.event.Examples;
import io.kubeci.flow.InMemoryGitHub.Shown;
import io.kubeci.github.Annotation;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is looked at in the golden cases of compatibility, in the form in which a person would write it.
final class CompatibilityPages {

    private CompatibilityPages() {}

    /// As they were submitted, and stopped.
    static String workflows(List<ObjectNode> workflows) {
        return workflows.stream()
                .map(workflow -> {
                    var submitted = workflow.deepCopy();
                    submitted.remove("status");
                    ((ObjectNode) submitted.path("metadata")).remove("uid");
                    return Serialization.asYaml(submitted);
                })
                .collect(Collectors.joining());
    }

    /// As the cluster has them in the end.
    static String claims(InMemoryVolumes volumes, String namespace) {
        return volumes.names().stream()
                .map(name -> Serialization.asYaml(claim(volumes, name, namespace)))
                .collect(Collectors.joining());
    }

    private static PersistentVolumeClaim claim(InMemoryVolumes volumes, String name, String namespace) {
        var volume = volumes.volume(name);
        var claim = volumes.made(name)
                .map(made -> ClaimManifest.of(made, namespace, volumes.owner(name)))
                .orElseGet(() -> new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .withLabels(new TreeMap<>(volume.labels()))
                        .endMetadata()
                        .build());
        claim.getMetadata().setAnnotations(new TreeMap<>(volume.annotations()));
        volume.deletedAt().ifPresent(at -> claim.getMetadata().setDeletionTimestamp(at.toString()));
        return claim;
    }

    /// As GitHub shows them.
    static String checkRuns(List<Shown> runs) {
        var all = Examples.MAPPER.createArrayNode();
        for (var run : runs) {
            var page = all.addObject()
                    .put("name", run.update.name())
                    .put("commit", run.sha.abbreviated())
                    .put("externalId", run.update.externalId())
                    .put("status", run.update.state().status());
            if (!run.conclusion().isEmpty()) {
                page.put("conclusion", run.conclusion());
            }
            run.update.detailsUrl().ifPresent(url -> page.put("detailsUrl", url));
            page.put("title", run.update.output().title())
                    .put("summary", run.update.output().summary())
                    .put("text", run.update.output().text());
            if (!run.annotations.isEmpty()) {
                var remarks = page.putArray("annotations");
                run.annotations.forEach(remark -> remarks.add(line(remark)));
            }
            if (!run.update.actions().isEmpty()) {
                var buttons = page.putArray("buttons");
                run.update.actions().forEach(action -> buttons.add(action.label() + " (" + action.identifier() + ")"));
            }
        }
        return Serialization.asYaml(all);
    }

    /// As GitHub shows them, with the states in their order.
    static String deployments(InMemoryDeployments deployments) {
        var all = Examples.MAPPER.createArrayNode();
        for (long id : deployments.ids()) {
            var page = all.addObject().put("id", id);
            deployments
                    .request(id)
                    .ifPresent(made -> page.put("task", made.task())
                            .put("environment", made.environment())
                            .put("production", made.production())
                            .put("commit", made.sha().abbreviated())
                            .put("ref", made.ref().fullName())
                            .put("description", made.description()));
            var states = page.putArray("states");
            deployments.states(id).forEach(states::add);
        }
        return Serialization.asYaml(all);
    }

    private static String line(Annotation remark) {
        var column = remark.startColumn() > 0 ? ":" + remark.startColumn() : "";
        return "%s:%d%s %s: %s"
                .formatted(
                        remark.path(),
                        remark.startLine(),
                        column,
                        remark.level().wire(),
                        remark.message());
    }
}
