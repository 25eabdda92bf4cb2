package io.kubeci.fake.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.MockResponse;
import java.util.Arrays;
import java.util.Optional;

/// What the API server says about itself, and about what one may do oneself: everything.
final class Discovery {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Discovery() {}

    static Optional<MockResponse> answer(ApiRequest asked, Accounts accounts) {
        if (asked.plural().isEmpty() && asked.method().equals("GET")) {
            return Optional.of(describe(asked.path()));
        }
        if (asked.plural().endsWith("reviews") && asked.method().equals("POST")) {
            var review = (ObjectNode) MendedDispatcher.parse(asked.body());
            return Optional.of(
                    switch (asked.plural()) {
                        case "tokenreviews" -> accounts.tokenReview(review);
                        case "subjectaccessreviews" -> accounts.accessReview(review);
                        default -> review(review);
                    });
        }
        return Optional.empty();
    }

    private static MockResponse describe(String path) {
        return switch (path) {
            case "/version" ->
                ApiStatus.json(
                        200,
                        JSON.objectNode().put("major", "1").put("minor", "35").put("gitVersion", "v1.35.0-fake"));
            case "/livez", "/readyz", "/healthz" ->
                new MockResponse().setResponseCode(200).setBody("ok");
            case "/api" -> {
                var versions = JSON.objectNode().put("kind", "APIVersions");
                versions.putArray("versions").add("v1");
                yield ApiStatus.json(200, versions);
            }
            case "/apis" -> ApiStatus.json(200, groups());
            default -> ApiStatus.json(200, resources(path.replaceFirst("^/apis?/", "")));
        };
    }

    private static ObjectNode groups() {
        var list = JSON.objectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
        var groups = list.putArray("groups");
        Arrays.stream(Kind.values())
                .map(Kind::apiVersion)
                .distinct()
                .filter(version -> version.contains("/"))
                .forEach(version -> {
                    var one = JSON.objectNode().put("groupVersion", version);
                    one.put("version", version.substring(version.indexOf('/') + 1));
                    var group = groups.addObject().put("name", version.substring(0, version.indexOf('/')));
                    group.putArray("versions").add(one);
                    group.set("preferredVersion", one.deepCopy());
                });
        return list;
    }

    private static ObjectNode resources(String apiVersion) {
        var list = JSON.objectNode().put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", apiVersion);
        var resources = list.putArray("resources");
        Arrays.stream(Kind.values())
                .filter(kind -> kind.apiVersion().equals(apiVersion))
                .forEach(kind -> {
                    var resource =
                            resources.addObject().put("name", kind.plural()).put("kind", kind.kind());
                    resource.put("singularName", kind.kind().toLowerCase(java.util.Locale.ROOT));
                    resource.put("namespaced", kind.namespaced());
                    var verbs = resource.putArray("verbs");
                    for (var verb : new String[] {"create", "delete", "get", "list", "patch", "update", "watch"}) {
                        verbs.add(verb);
                    }
                });
        return list;
    }

    private static MockResponse review(ObjectNode review) {
        var status = review.putObject("status");
        status.put("allowed", true).put("incomplete", false);
        status.putArray("nonResourceRules");
        var rule = status.putArray("resourceRules").addObject();
        rule.putArray("verbs").add("*");
        rule.putArray("apiGroups").add("*");
        rule.putArray("resources").add("*");
        return ApiStatus.json(201, review);
    }
}
