package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.model.PullRequest;
import io.kubeci.model.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What kube-ci adds to an author's Workflow.
///
/// @param name the Workflow's name, from [WorkflowName]
/// @param namespace where it will be made
/// @param managedBy the value of the label `managedBy`
/// @param revision what is built
/// @param pullRequest the pull request it is built for, if any
/// @param entrypoint the template to start with, "" for the author's own
/// @param parameters values that a person gave, by name; only declared ones
/// @param extraParameters the configuration's `extraParameters`
/// @param cacheVolumeClaimName the claim to hand over, if a cache was asked for
/// @param checkRunName the check run's name, kept as an annotation
/// @param checkRunId its number, kept as an annotation; 0 where there is none (a dry run)
/// @param tolerations the configuration's tolerations, a list, or missing
/// @param nodeSelector the configuration's node selector
public record Decoration(
        String name,
        String namespace,
        String managedBy,
        Revision revision,
        Optional<PullRequest> pullRequest,
        String entrypoint,
        Map<String, String> parameters,
        Map<String, String> extraParameters,
        Optional<String> cacheVolumeClaimName,
        String checkRunName,
        long checkRunId,
        List<JsonNode> tolerations,
        Map<String, String> nodeSelector) {

    /// Copies the collections.
    public Decoration {
        parameters = Map.copyOf(parameters);
        extraParameters = Map.copyOf(extraParameters);
        tolerations = List.copyOf(tolerations);
        nodeSelector = Map.copyOf(nodeSelector);
    }
}
