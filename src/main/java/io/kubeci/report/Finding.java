package io.kubeci.report;

/// What was found out about one failed step, from its pod and its log, when it ended.
///
/// @param nodeId Argo's node id
/// @param container whose log the excerpt is of
/// @param excerpt the last lines of the log that the author's program wrote, already masked; "" if there is no log
/// @param memoryLimit the memory limit of the container, "" if it had none
/// @param podProblem Kubernetes' words on the pod ("Evicted: The node was low on resource: memory."), "" if none
public record Finding(String nodeId, String container, String excerpt, String memoryLimit, String podProblem) {}
