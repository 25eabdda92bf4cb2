package io.kubeci.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kubeci.process.TestCluster;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/// What the API server has stored of ours, as the JSON that etcd holds.
record Stored(TestCluster cluster) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 500;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    List<JsonNode> deliveries() {
        return list("kube-ci.qutics.com", cluster.operatorNamespace(), "deliveries");
    }

    List<JsonNode> runs() {
        return list("kube-ci.qutics.com", cluster.namespace(), "runs");
    }

    List<JsonNode> workflows() {
        return list("argoproj.io", cluster.namespace(), "workflows");
    }

    /// Waits until each of these deliveries is stored with an outcome.
    ///
    /// @return those that are not
    Set<String> awaitOutcomes(Collection<Webhook> webhooks) {
        var missing = webhooks.stream().map(Webhook::guid).collect(Collectors.toCollection(HashSet<String>::new));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            missing.removeAll(decided());
            if (!missing.isEmpty()) {
                Awaitility.await().pollDelay(BETWEEN_LOOKS).until(() -> true);
            }
        }
        return missing;
    }

    /// The names of all deliveries that have an outcome.
    Set<String> decided() {
        return deliveries().stream()
                .filter(delivery -> !delivery.at("/status/outcome").asText().isEmpty())
                .map(delivery -> delivery.at("/metadata/name").asText())
                .collect(Collectors.toSet());
    }

    /// How many bytes an object takes, with everything that the API server adds.
    static int bytes(JsonNode object) {
        return text(object).getBytes(StandardCharsets.UTF_8).length;
    }

    static String text(JsonNode object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> list(String group, String namespace, String plural) {
        var found = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = read("/apis/%s/v1alpha1/namespaces/%s/%s?limit=%d&continue=%s"
                    .formatted(group, namespace, plural, PAGE, URLEncoder.encode(next, StandardCharsets.UTF_8)));
            page.path("items").forEach(found::add);
            next = page.at("/metadata/continue").asText("");
        } while (!next.isEmpty());
        return List.copyOf(found);
    }

    private JsonNode read(String path) {
        try {
            return MAPPER.readTree(cluster.client().raw(path));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
