package io.kubeci.flow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.cache.edge.ClaimManifest;
import io.kubeci.config.Settings;
import io.kubeci.event.Examples;
import io.kubeci.flow.InMemoryGitHub.Shown;
import io.kubeci.github.Annotation;
import io.kubeci.github.DeploymentRequests;
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

    /// Those that a command asked for, and as GitHub shows the others, with the states in their order.
    static String deployments(List<DeploymentRequests.Request> asked, InMemoryDeployments deployments) {
        var all = Examples.MAPPER.createArrayNode();
        asked.forEach(request -> all.addObject()
                .put("askedFor", request.task())
                .put("environment", request.environment())
                .put("commit", request.sha().abbreviated())
                .put("ref", request.ref().fullName()));
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
            if (!states.isEmpty()) {
                var last = deployments.last(id);
                page.put("says", last.description());
                last.logUrl().ifPresent(url -> page.put("logUrl", url));
                last.environmentUrl().ifPresent(url -> page.put("environmentUrl", url));
            }
        }
        return yaml(all);
    }

    /// What people see beside their comments, and below.
    static String conversation(InMemoryConversations conversations) {
        var all = Examples.MAPPER.createArrayNode();
        conversations.allReactions().forEach((said, reactions) -> {
            var page = all.addObject().put("issue", said.issue());
            if (said.commentId() != 0) {
                page.put("comment", said.commentId());
            }
            var shown = page.putArray("reactions");
            reactions.forEach(reaction -> shown.add(reaction.wire()));
        });
        conversations
                .issues()
                .forEach(issue -> conversations
                        .replies(issue)
                        .forEach(reply -> all.addObject().put("issue", issue).put("reply", reply)));
        return yaml(all);
    }

    /// What was committed, and the pull requests that were opened.
    static String commits(InMemoryContents contents) {
        var all = Examples.MAPPER.createArrayNode();
        contents.commits()
                .forEach(change -> all.addObject()
                        .put("branch", change.branch())
                        .put("path", change.path())
                        .put("replaces", change.replaces().orElse(""))
                        .put("message", change.message())
                        .put("text", change.text()));
        contents.openings()
                .forEach(opening -> all.addObject()
                        .put("pullRequest", opening.title())
                        .put("head", opening.head())
                        .put("base", opening.base())
                        .put("body", opening.body()));
        return yaml(all);
    }

    /// What the keys that 0.12 knew came to.
    static String settings(Settings settings) {
        var page = Examples.MAPPER.createObjectNode();
        page.put("ciContextPath", settings.ciContextPath())
                .put("ciYAMLFile", settings.ciYamlFile())
                .put("ciStarlarkFile", settings.ciStarlarkFile())
                .put("namespace", settings.namespace())
                .put("managedBy", settings.managedBy());
        settings.tolerations().forEach(page.putArray("tolerations")::add);
        settings.nodeSelector().forEach(page.putObject("nodeSelector")::put);
        var templates = page.putObject("templates");
        settings.templates()
                .forEach((name, template) -> templates
                        .putObject(name)
                        .put("description", template.description())
                        .put("ci", template.ci())
                        .put("deploy", template.deploy()));
        var cache = page.putObject("cacheDefaults");
        settings.cacheDefaults().scope().ifPresent(scope -> cache.put("scope", scope));
        settings.cacheDefaults().size().ifPresent(size -> cache.put("size", size));
        settings.cacheDefaults().storageClassName().ifPresent(name -> cache.put("storageClassName", name));
        page.put("buildDraftPRs", settings.buildDraftPullRequests())
                .put("buildBranches", settings.buildBranches().pattern())
                .put("manualTemplates", settings.manualTemplates().pattern())
                .put("essentialTemplates", settings.essentialTemplates().pattern())
                .put("deployTemplates", settings.deployTemplates().pattern())
                .put("productionEnvironments", settings.productionEnvironments().pattern())
                .put("environmentParameter", settings.environmentParameter())
                .put("nonInteractiveBranches", settings.nonInteractiveBranches().pattern());
        settings.extraParameters().forEach(page.putObject("extraParameters")::put);
        settings.apiDefaultInstallationId().ifPresent(id -> page.put("api.defaultInstallID", id));
        return Serialization.asYaml(page);
    }

    private static String yaml(ArrayNode all) {
        return all.isEmpty() ? "" : Serialization.asYaml(all);
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
