package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/// The metadata of a submitted Workflow: what of the author's may stay, and what kube-ci adds to know it again.
final class Tracking {

    private Tracking() {}

    static ObjectNode metadata(JsonNode author, Decoration decoration) {
        var metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("name", decoration.name());
        metadata.put("namespace", decoration.namespace());
        metadata.set("labels", labels(author.path("labels"), decoration));
        metadata.set("annotations", annotations(author.path("annotations"), decoration));
        return metadata;
    }

    /// `spec.workflowMetadata` without what is not the author's: the controller writes it over the metadata.
    static ObjectNode workflowMetadata(JsonNode author) {
        var result = JsonNodeFactory.instance.objectNode();
        author.properties()
                .forEach(field -> result.set(
                        field.getKey(),
                        switch (field.getKey()) {
                            case "labels", "labelsFrom" -> only(field.getValue(), Keys::isAuthorsLabel);
                            case "annotations" -> only(field.getValue(), key -> !Keys.isReserved(key));
                            default -> field.getValue();
                        }));
        return result;
    }

    private static ObjectNode labels(JsonNode author, Decoration decoration) {
        var repo = decoration.revision().repo();
        return only(author, Keys::isAuthorsLabel)
                .put(Keys.MANAGED_BY, decoration.managedBy())
                .put(Keys.ORG, SafeName.label(repo.owner()))
                .put(Keys.REPO, SafeName.label(repo.name()))
                .put(Keys.BRANCH, SafeName.label(decoration.revision().ref().name()));
    }

    private static ObjectNode annotations(JsonNode author, Decoration decoration) {
        var revision = decoration.revision();
        var annotations = only(author, Keys::isAuthorsAnnotation)
                .put(Keys.SHA, revision.sha().hex())
                .put(Keys.REF, revision.ref().name())
                .put(Keys.REPO_NAME, revision.repo().name())
                .put(Keys.ORG_NAME, revision.repo().owner())
                .put(Keys.INSTALLATION, Long.toString(revision.repo().installationId()))
                .put(Keys.CHECK_RUN_NAME, decoration.checkRunName());
        if (decoration.checkRunId() > 0) {
            annotations.put(Keys.CHECK_RUN_ID, Long.toString(decoration.checkRunId()));
        }
        decoration.pullRequest().ifPresent(pull -> {
            putUnlessEmpty(annotations, Keys.PULL_REQUEST_URL, pull.url());
            putUnlessEmpty(annotations, Keys.TITLE, pull.title());
        });
        return annotations;
    }

    private static void putUnlessEmpty(ObjectNode annotations, String key, String value) {
        if (!value.isEmpty()) {
            annotations.put(key, value);
        }
    }

    private static ObjectNode only(JsonNode author, Predicate<String> allowed) {
        var result = JsonNodeFactory.instance.objectNode();
        author.properties().stream()
                .filter(field -> allowed.test(field.getKey()))
                .forEach(field -> result.set(field.getKey(), field.getValue()));
        return result;
    }
}
