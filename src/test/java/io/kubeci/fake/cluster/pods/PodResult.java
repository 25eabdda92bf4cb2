package io.kubeci.fake.cluster.pods;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import java.util.Optional;

/// What Argo learns of a pod that has ended.
///
/// @param phase a node's phase: `Succeeded`, `Failed`, `Error`
/// @param message the node's message, "" if none
/// @param exitCode of the main container, if it ran
/// @param parameters the output parameters with their values
/// @param result a script's standard output, if somebody may ask for it
/// @param members the ends of a container set's members
public record PodResult(
        String phase,
        String message,
        Optional<Integer> exitCode,
        ArrayNode parameters,
        Optional<String> result,
        Map<String, ContainerEnd> members) {}
