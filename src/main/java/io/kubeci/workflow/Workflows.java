package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Workflow resources of the build namespace.
///
/// Every method throws [io.kubeci.model.Unavailable] if the API server cannot be reached or refuses for now.
public interface Workflows {

    /// What came of an attempt to create.
    sealed interface Creation {

        /// It is there, and it is ours: made now, or by an earlier attempt whose answer was lost.
        ///
        /// @param uid Kubernetes' identifier of this very object
        record Created(String uid) implements Creation {}

        /// The API server will never take it.
        ///
        /// @param message its reason, for the author
        record Refused(String message) implements Creation {}
    }

    /// The Run that a Workflow belongs to, as its owner.
    record Owner(String name, String uid) {}

    /// Creates the workflow with strict field validation, or does nothing if one of that name is already there: names
    /// are derived from the Run, so a second attempt finds the first one's workflow.
    Creation create(WorkflowDoc workflow, Owner owner);

    /// Reads the workflow as it is now; empty if it is not there.
    Optional<JsonNode> find(String name);

    /// Asks Argo to stop it: running steps end, exit handlers still run. Does nothing if it is not there or is over.
    void stop(String name);

    /// Changes annotations; those not named stay.
    void annotate(String name, Map<String, String> annotations);

    /// Reads a WorkflowTemplate's or ClusterWorkflowTemplate's spec; empty if it is not there or may not be read.
    Optional<JsonNode> templateSpec(String name, boolean clusterScope);

    /// Messages that a dry run of the create gives, empty if it would be taken.
    List<String> dryRun(WorkflowDoc workflow);
}
