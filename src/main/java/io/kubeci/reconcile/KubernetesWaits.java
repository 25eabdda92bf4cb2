package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.kubeci.github.Waits;
import io.kubeci.model.Unavailable;
import java.net.HttpURLConnection;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Waits in one ConfigMap of the operator's namespace: written when one begins, read when a process starts or begins to
/// lead.
public final class KubernetesWaits implements Waits {

    static final String NAME = "github-waits";

    private static final Logger LOG = Logger.getLogger(KubernetesWaits.class);

    /// How often it is tried on a newer version. Ours: waits are rare, and replicas few.
    private static final int ATTEMPTS = 5;

    private final KubernetesClient client;
    private final String namespace;
    private final InstantSource clock;

    /// @param namespace the operator's own
    public KubernetesWaits(KubernetesClient client, String namespace, InstantSource clock) {
        this.client = client;
        this.namespace = namespace;
        this.clock = clock;
    }

    /// Who may not read ConfigMaps starts without a past, and is told of it.
    @Override
    public Map<String, Instant> recall() {
        try {
            return Map.copyOf(waits(Optional.ofNullable(stored())));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw new Unavailable("reading whether GitHub told us to wait: " + e.getMessage(), Duration.ZERO, e);
            }
            LOG.warnf("whether GitHub told us to wait before the start cannot be read: %s", e.getMessage());
            return Map.of();
        }
    }

    @Override
    public void remember(String what, Instant until) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (store(what, until)) {
                    return;
                }
            }
            LOG.warnf("that %s has to wait until %s is forgotten by a restart: others write all the time", what, until);
        } catch (Unavailable e) {
            LOG.warnf("that %s has to wait until %s is forgotten by a restart: %s", what, until, e.getMessage());
        }
    }

    /// @return false if somebody else was faster
    private boolean store(String what, Instant until) {
        var stored = read();
        var waits = waits(stored);
        waits.values().removeIf(clock.instant()::isAfter);
        waits.put(what, until);
        var data = new TreeMap<String, String>();
        waits.forEach((who, when) -> data.put(who, when.toString()));
        var map = new ConfigMapBuilder(stored.orElseGet(this::fresh))
                .withData(data)
                .build();
        return KubernetesCalls.unlessConflict(
                        "storing that GitHub told us to wait",
                        () -> stored.isPresent()
                                ? client.resource(map).update()
                                : client.resource(map).create())
                .isPresent();
    }

    private ConfigMap fresh() {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(namespace)
                .endMetadata()
                .build();
    }

    private Optional<ConfigMap> read() {
        return KubernetesCalls.call("reading whether GitHub told us to wait", () -> Optional.ofNullable(stored()));
    }

    private @Nullable ConfigMap stored() {
        return client.configMaps().inNamespace(namespace).withName(NAME).get();
    }

    /// What somebody changed by hand and is no time any more goes with the next change.
    private static Map<String, Instant> waits(Optional<ConfigMap> stored) {
        var waits = new TreeMap<String, Instant>();
        stored.flatMap(map -> Optional.ofNullable(map.getData()))
                .orElse(Map.of())
                .forEach((what, until) -> {
                    try {
                        waits.put(what, Instant.parse(until));
                    } catch (DateTimeException e) {
                        LOG.warnf("until when %s has to wait cannot be read: '%s'", what, until);
                    }
                });
        return waits;
    }
}
