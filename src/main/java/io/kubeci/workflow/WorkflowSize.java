package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// How much room a Workflow takes, measured before the API server is asked: of requests that are too large it says
/// nothing that an author would understand.
final class WorkflowSize {

    /// The largest object that is submitted, in bytes of JSON. etcd takes requests of 1.5 MiB
    /// (`--max-request-bytes`), and the object is stored with what the API server and Argo's controller add.
    static final int MAX_OBJECT = 1_400_000;

    /// The most that all annotations together may take, in bytes.
    /// Source: `TotalAnnotationSizeLimitB` of Kubernetes' API machinery, 256 KiB.
    static final int MAX_ANNOTATIONS = 256 * 1024;

    private WorkflowSize() {}

    static List<Fault> check(JsonNode workflow) {
        var faults = new ArrayList<Fault>();
        var bytes = bytes(workflow.toString());
        if (bytes > MAX_OBJECT) {
            faults.add(Fault.at("/spec", FaultMessages.tooLarge(bytes, MAX_OBJECT)));
        }
        var annotations = workflow.path("metadata").path("annotations");
        var annotationBytes = annotations.properties().stream()
                .mapToLong(
                        entry -> bytes(entry.getKey()) + bytes(entry.getValue().asText()))
                .sum();
        if (annotationBytes > MAX_ANNOTATIONS) {
            faults.add(Fault.at(
                    "/metadata/annotations", FaultMessages.annotationsTooLarge(annotationBytes, MAX_ANNOTATIONS)));
        }
        return faults;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
