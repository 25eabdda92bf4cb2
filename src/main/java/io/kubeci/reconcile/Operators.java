package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.api.config.Utils;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/// The two reconcilers in one operator, with what has to be said to the framework so that nothing is forgotten.
public final class Operators {

    /// The name of the Lease, in the operator's namespace.
    public static final String LEASE = "kube-ci";

    private static final Duration LEASE_DURATION = Duration.ofSeconds(15);
    private static final Duration RENEW_DEADLINE = Duration.ofSeconds(10);
    private static final Duration RETRY_PERIOD = Duration.ofSeconds(2);

    /// How many reconciliations run at once; each may wait for GitHub. Ours.
    private static final int THREADS = 64;

    private static final long PAGE = 200L;

    /// Faults of ours are tried again for ever, but not often.
    private static final long FIRST_RETRY_MILLIS = 1_000;

    private static final double RETRY_MULTIPLIER = 2;
    private static final long MAX_RETRY_MILLIS = 60_000;

    /// Our reconcilers change no resource that they are given, so they need no copy: by the framework's own way that
    /// would be written to JSON and read again, for every look at one.
    private static final Cloner AS_THEY_ARE = new Cloner() {
        @Override
        public <T extends HasMetadata> T clone(T resource) {
            return resource;
        }
    };

    private Operators() {}

    /// Where things live.
    ///
    /// @param operator the operator's own namespace: Deliveries, Lease
    /// @param workflows where Workflows and Runs are
    public record Namespaces(String operator, String workflows) {}

    /// The leader's election.
    ///
    /// @param identity differs at each start
    /// @param onStart begins what only the leader does
    /// @param onStop ends it; must not return control to reconcilers that would go on without the lease
    public record Election(String identity, Runnable onStart, Runnable onStop) {}

    /// Puts it together; nothing runs before `start()`.
    ///
    /// @param knownRuns the cache of Runs
    /// @param election absent: this process is alone
    public static Operator create(
            KubernetesClient client,
            Namespaces namespaces,
            DeliveryReconciler deliveries,
            RunReconciler runs,
            PrunedStore<Run> knownRuns,
            Optional<Election> election) {
        // Its fields would be three quarters of every line of the log; ours say which Run and Delivery it is about.
        System.setProperty(Utils.USE_MDC_ENV_KEY, "false");
        var operator = new Operator(overrider -> {
            overrider
                    .withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withResourceCloner(AS_THEY_ARE)
                    .checkingCRDAndValidateLocalModel(false)
                    // The framework's Micrometer binding registers one meter with two sets of tags, and its timer dies.
                    .withMetrics(Metrics.NOOP)
                    .withStopOnInformerErrorDuringStartup(false)
                    .withUseSSAToPatchPrimaryResource(false)
                    .withExecutorService(Executors.newFixedThreadPool(
                            THREADS, Thread.ofVirtual().name("reconcile-", 0).factory()));
            election.map(chosen -> lease(namespaces.operator(), chosen))
                    .ifPresent(overrider::withLeaderElectionConfiguration);
        });
        operator.register(
                deliveries,
                configuration -> configuration
                        .settingNamespace(namespaces.operator())
                        .withRetry(retry())
                        .withItemStore(PrunedStore.ofDeliveries())
                        .withInformerListLimit(PAGE));
        operator.register(
                runs,
                configuration -> configuration
                        .settingNamespace(namespaces.workflows())
                        .withRetry(retry())
                        .withItemStore(knownRuns)
                        .withInformerListLimit(PAGE));
        return operator;
    }

    private static GenericRetry retry() {
        return new GenericRetry()
                .setInitialInterval(FIRST_RETRY_MILLIS)
                .setIntervalMultiplier(RETRY_MULTIPLIER)
                .setMaxInterval(MAX_RETRY_MILLIS)
                .withoutMaxAttempts();
    }

    private static LeaderElectionConfiguration lease(String namespace, Election election) {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
                .withLeaseNamespace(namespace)
                .withIdentity(election.identity())
                .withLeaseDuration(LEASE_DURATION)
                .withRenewDeadline(RENEW_DEADLINE)
                .withRetryPeriod(RETRY_PERIOD)
                .withLeaderCallbacks(new LeaderCallbacks(election.onStart(), election.onStop(), _ -> {}))
                // What is built so does not exit when it stops leading: the library's way out is System.exit inside the
                // shutdown hook, which hangs. (To set that is refused; since JOSDK 5.3 it cannot be had otherwise.)
                .build();
    }
}
