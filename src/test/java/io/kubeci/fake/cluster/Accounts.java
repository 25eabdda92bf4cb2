package io.kubeci.fake.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.MockResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Whom the cluster knows by their tokens, and what they may do: TokenReview and SubjectAccessReview.
final class Accounts {

    private record Right(String user, String verb, String resource, String namespace) {}

    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final Set<Right> rights = ConcurrentHashMap.newKeySet();

    void add(String token, String user) {
        users.put(token, user);
    }

    void remove(String token) {
        users.remove(token);
    }

    void permit(String user, String verb, String resource, String namespace) {
        rights.add(new Right(user, verb, resource, namespace));
    }

    MockResponse tokenReview(ObjectNode review) {
        var user = users.get(review.path("spec").path("token").asText());
        var status = review.putObject("status");
        ((ObjectNode) review.path("spec")).remove("token");
        if (user == null) {
            status.put("authenticated", false).put("error", "[invalid bearer token, unknown]");
        } else {
            status.put("authenticated", true);
            var info = status.putObject("user").put("username", user).put("uid", "uid-of-" + user);
            info.putArray("groups").add("system:authenticated");
            info.putObject("extra")
                    .putArray("authentication.kubernetes.io/credential-id")
                    .add("JTI=1");
        }
        return ApiStatus.json(201, review);
    }

    MockResponse accessReview(ObjectNode review) {
        var spec = review.path("spec");
        var attributes = spec.path("resourceAttributes");
        boolean complete = spec.path("groups").size() > 0
                && attributes.path("group").asText().equals("kube-ci.qutics.com");
        var asked = new Right(
                spec.path("user").asText(),
                attributes.path("verb").asText(),
                attributes.path("resource").asText(),
                attributes.path("namespace").asText());
        review.putObject("status").put("allowed", complete && rights.contains(asked));
        return ApiStatus.json(201, review);
    }
}
