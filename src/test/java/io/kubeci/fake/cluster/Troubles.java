package io.kubeci.fake.cluster;

import io.fabric8.mockwebserver.http.MockResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// What goes wrong for those who ask from outside.
final class Troubles {

    /// How the API server answers.
    enum State {
        WELL,
        UNAVAILABLE,
        FROZEN
    }

    private static final Duration LONG = Duration.ofHours(1);

    /// @param verb `create`, `*`
    /// @param resource `workflows`, `pods/log`
    private record Forbidden(String verb, String resource) {}

    private final List<Forbidden> forbidden = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private volatile State state = State.WELL;

    void become(State next) {
        state = next;
    }

    void forbid(String verb, String resource) {
        forbidden.add(new Forbidden(verb, resource));
    }

    void permitAll() {
        forbidden.clear();
    }

    /// All requests so far: `create workflows kube-ci/name`.
    List<String> requests() {
        return List.copyOf(requests);
    }

    Optional<MockResponse> meet(ApiRequest asked) {
        requests.add("%s %s %s/%s".formatted(asked.verb(), asked.resource(), asked.namespace(), asked.name()));
        if (state == State.UNAVAILABLE) {
            return Optional.of(
                    new ApiStatus(503, "ServiceUnavailable", "the server is currently unable to handle the request")
                            .response());
        }
        if (state == State.FROZEN) {
            return Optional.of(
                    new MockResponse().setResponseCode(200).setBody("{}").setBodyDelay(LONG));
        }
        boolean refused = forbidden.stream()
                .anyMatch(rule -> (rule.verb().equals("*") || rule.verb().equals(asked.verb()))
                        && rule.resource().equals(asked.resource()));
        return refused
                ? Optional.of(new ApiStatus(
                                403,
                                "Forbidden",
                                "%s \"%s\" is forbidden: User \"kube-ci\" cannot %s resource \"%s\""
                                        .formatted(asked.plural(), asked.name(), asked.verb(), asked.resource()))
                        .response())
                : Optional.empty();
    }
}
