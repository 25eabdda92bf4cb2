package io.kubeci.fake.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What Kubernetes checks of every object: names, labels, annotations, sizes.
final class ObjectRules {

    /// DNS-1123 subdomains and their limit (Kubernetes, "Object Names and IDs").
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    private static final int MAX_NAME = 253;
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern KEY =
            Pattern.compile("([a-z0-9][-a-z0-9.]*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    /// All annotations of an object together, keys and values (Kubernetes, "Annotations").
    private static final int MAX_ANNOTATIONS = 256 * 1024;

    /// etcd's request limit, and the API server's own (reference: measured with Kubernetes 1.35).
    private static final int MAX_STORED = 1_572_864;

    private static final int MAX_REQUEST = 3_145_728;

    private ObjectRules() {}

    static void checkSize(String body) {
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_REQUEST) {
            throw new ApiStatus(413, "RequestEntityTooLarge", "Request entity too large: limit is " + MAX_REQUEST);
        }
        if (size > MAX_STORED) {
            throw new ApiStatus(500, "InternalError", "etcdserver: request is too large");
        }
    }

    static void check(JsonNode object) {
        var kind = object.path("kind").asText();
        var metadata = object.path("metadata");
        var name = metadata.path("name").asText(metadata.path("generateName").asText());
        if (name.length() > MAX_NAME
                || !NAME.matcher(name.replaceAll("[-.]$", "")).matches()) {
            throw ApiStatus.invalid(
                    kind, name, "metadata.name: Invalid value: \"%s\": a lowercase RFC 1123 subdomain".formatted(name));
        }
        metadata.path("labels").properties().forEach(label -> {
            checkText(kind, name, "metadata.labels", label.getValue());
            if (!KEY.matcher(label.getKey()).matches()
                    || !LABEL_VALUE.matcher(label.getValue().asText()).matches()) {
                throw ApiStatus.invalid(kind, name, "metadata.labels: Invalid value: \"%s\"".formatted(label));
            }
        });
        long size = 0;
        for (var annotation : metadata.path("annotations").properties()) {
            checkText(kind, name, "metadata.annotations", annotation.getValue());
            if (!KEY.matcher(annotation.getKey()).matches()) {
                throw ApiStatus.invalid(
                        kind, name, "metadata.annotations: Invalid value: \"%s\"".formatted(annotation.getKey()));
            }
            size += annotation.getKey().length()
                    + annotation.getValue().asText().length();
        }
        if (size > MAX_ANNOTATIONS) {
            throw ApiStatus.invalid(kind, name, "metadata.annotations: Too long: must have at most 262144 bytes");
        }
    }

    private static void checkText(String kind, String name, String where, JsonNode value) {
        if (!value.isTextual()) {
            throw new ApiStatus(
                    400,
                    "BadRequest",
                    "%s \"%s\" cannot be handled: json: cannot unmarshal %s of type string"
                            .formatted(kind, name, where));
        }
    }
}
