package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A template about to be run as a node.
///
/// @param templateName "" for an inline one
/// @param boundaryId the node that it is a part of, "" for the root
/// @param inputs input parameters by name
/// @param exiting whether it is part of the exit handler
record Call(
        JsonNode template,
        String templateName,
        String nodeName,
        String displayName,
        String boundaryId,
        Map<String, String> inputs,
        boolean hooked,
        boolean retried,
        boolean exiting) {

    Call {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /// A node that belongs to the same boundary but runs no template.
    Call group(String name, String display, String boundary) {
        return new Call(template, "", name, display, boundary, Map.of(), false, false, exiting);
    }

    Call attempt(int number) {
        return new Call(
                template,
                templateName,
                "%s(%d)".formatted(nodeName, number),
                "%s(%d)".formatted(displayName, number),
                boundaryId,
                inputs,
                false,
                true,
                exiting);
    }
}
