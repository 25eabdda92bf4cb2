package io.kubeci.fake.cluster.argo;

import java.util.List;
import java.util.Map;

/// How a node ended.
///
/// @param outbound the nodes after which the next ones come
/// @param outputs `outputs.result`, `outputs.parameters.NAME`
record Outcome(String id, String phase, String message, List<String> outbound, Map<String, String> outputs) {

    static Outcome of(String id, String phase, String message) {
        return new Outcome(id, phase, message, List.of(id), Map.of());
    }

    boolean bad() {
        return phase.equals("Failed") || phase.equals("Error");
    }
}
