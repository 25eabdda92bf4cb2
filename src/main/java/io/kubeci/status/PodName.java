package io.kubeci.status;

import java.nio.charset.StandardCharsets;

/// The names that Argo gives to pods, computed as Argo does (reference: Argo Workflows, `workflow/util/pod_name.go`).
public final class PodName {

    /// Argo's annotation on a Workflow that tells which format its pods' names have.
    static final String FORMAT_ANNOTATION = "workflows.argoproj.io/pod-name-format";

    /// The longest prefix, in characters: 253 (a Kubernetes name) less 10 digits of the hash and a dash. Source:
    /// `pod_name.go`, `ensurePodNamePrefixLength`.
    private static final int MAX_PREFIX = 242;

    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;
    private static final int BYTE = 0xff;

    private PodName() {}

    /// The two formats; `V2`, the default since Argo 3.4, has the template's name in it.
    enum Format {
        V1,
        V2;

        /// Reads the annotation's value; a Workflow that first waited for a lock has none, and v2 names.
        static Format of(String annotation) {
            return "v1".equals(annotation) ? V1 : V2;
        }
    }

    /// @param workflow the Workflow's name
    /// @param nodeName the node's full name (`wf[0].build(1)`), of a container set's pod for its members
    /// @param template the template's name, "" for an inline one
    static String of(Format format, String workflow, String nodeName, String template) {
        if (nodeName.equals(workflow)) {
            return workflow;
        }
        var hash = Integer.toUnsignedString(fnv1a32(nodeName));
        if (format == Format.V1) {
            return workflow + "-" + hash;
        }
        var prefix = template.isEmpty() ? workflow : workflow + "-" + template;
        return prefix.substring(0, Math.min(prefix.length(), MAX_PREFIX)) + "-" + hash;
    }

    /// FNV-1a, 32 bits, over the UTF-8 bytes.
    static int fnv1a32(String text) {
        var hash = FNV_OFFSET;
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (next & BYTE)) * FNV_PRIME;
        }
        return hash;
    }
}
