package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// An Argo Workflow as the JSON tree that it is, so that fields which we do not know survive, with a typed view of the
/// few that we touch.
///
/// Holds a copy of its own; nobody changes it.
public final class WorkflowDoc {

    private final ObjectNode tree;

    /// @param tree the whole object, with `apiVersion`, `kind`, `metadata` and `spec`; copied
    public WorkflowDoc(ObjectNode tree) {
        this.tree = tree.deepCopy();
    }

    /// A copy of the whole object.
    public ObjectNode tree() {
        return tree.deepCopy();
    }

    /// The spec; a missing node where there is none. Not to be changed.
    public JsonNode spec() {
        return tree.path("spec");
    }

    /// `metadata.name`, "" if there is none.
    public String name() {
        return tree.path("metadata").path("name").asText("");
    }

    /// `spec.entrypoint`, "" if there is none.
    public String entrypoint() {
        return spec().path("entrypoint").asText("");
    }

    /// The value of an annotation, "" if there is none.
    public String annotation(String key) {
        return tree.path("metadata").path("annotations").path(key).asText("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkflowDoc doc && doc.tree.equals(tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    @Override
    public String toString() {
        return tree.toString();
    }
}
