package io.kubeci.fake.cluster.pods;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A pod to be played.
///
/// @param template Argo's template with everything filled in
/// @param ownerUid the Workflow's identifier
/// @param deadline after which the kubelet ends it
public record PodPlan(
        String namespace,
        String name,
        String workflow,
        String ownerUid,
        String nodeId,
        String nodeName,
        boolean onExit,
        JsonNode template,
        JsonNode workflowSpec,
        Map<String, String> labels,
        Map<String, String> annotations,
        Optional<Duration> deadline) {}
