package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import io.kubeci.run.Runs;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Runs as custom resources in the namespace of their Workflows.
public final class KubernetesRuns implements Runs {

    private static final Logger LOG = Logger.getLogger(KubernetesRuns.class);

    /// How often a change is tried on a newer version before the caller has to come back. Ours.
    private static final int AMEND_ATTEMPTS = 10;

    /// How many Runs one page of a long list has. Ours.
    private static final long PAGE = 500;

    /// The longest message of an Event, in characters. Source: Kubernetes' validation of events.
    private static final int MAX_EVENT_MESSAGE = 1024;

    private final KubernetesClient client;
    private final String namespace;
    private final InstantSource clock;

    /// @param namespace where Workflows and Runs are
    public KubernetesRuns(KubernetesClient client, String namespace, InstantSource clock) {
        this.client = client;
        this.namespace = namespace;
        this.clock = clock;
    }

    @Override
    public Optional<RunState> find(String name) {
        return read(name).map(KubernetesRuns::state);
    }

    @Override
    public boolean create(String name, RunSpec spec) {
        var run = new Run();
        run.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels(spec))
                .withAnnotations(Traces.annotations())
                .build());
        run.setSpec(spec);
        return KubernetesCalls.unlessConflict(
                        "storing run " + name, () -> resources().resource(run).create())
                .isPresent();
    }

    @Override
    public void amend(String name, UnaryOperator<RunSpec> change) {
        for (int attempt = 0; attempt < AMEND_ATTEMPTS; attempt++) {
            var found = read(name);
            if (found.isEmpty()) {
                return;
            }
            var run = found.get();
            var changed = change.apply(run.getSpec());
            if (changed.equals(run.getSpec())) {
                return;
            }
            run.setSpec(changed);
            run.getMetadata().getLabels().putAll(labels(changed));
            if (KubernetesCalls.unlessConflict(
                            "changing run " + name,
                            () -> resources().resource(run).update())
                    .isPresent()) {
                return;
            }
        }
        throw new Unavailable("changing run %s: others change it all the time".formatted(name), Duration.ZERO);
    }

    @Override
    public RunState save(RunState state) {
        var run = new Run();
        run.setMetadata(new ObjectMetaBuilder()
                .withName(state.name())
                .withNamespace(namespace)
                .withResourceVersion(state.version())
                .build());
        run.setSpec(state.spec());
        run.setStatus(state.status());
        return KubernetesCalls.unlessConflict(
                        "saving the status of run " + state.name(),
                        () -> resources().resource(run).updateStatus())
                .map(this::withoutManagedFields)
                .map(KubernetesRuns::state)
                .orElseThrow(() -> new Unavailable(
                        "saving the status of run %s: somebody else changed it".formatted(state.name()),
                        Duration.ZERO));
    }

    /// Has the API server forget which fields we own: nobody else writes Runs, and it is a third of their size.
    /// Once is enough: where there are none, later writes add none. Not before the first check run is seen, because
    /// people wait for that.
    ///
    /// Source: Kubernetes' documentation, "Server-Side Apply", "Clearing managedFields".
    private Run withoutManagedFields(Run stored) {
        var owned = stored.getMetadata().getManagedFields();
        if (owned == null || owned.isEmpty() || isUrgent(state(stored).status().phase())) {
            return stored;
        }
        var changed = new Run();
        changed.setMetadata(new ObjectMetaBuilder(stored.getMetadata())
                .withManagedFields(new ManagedFieldsEntry())
                .build());
        changed.setSpec(stored.getSpec());
        changed.setStatus(stored.getStatus());
        try {
            return resources().resource(changed).update();
        } catch (KubernetesClientException e) {
            LOG.debugf(
                    "run %s keeps its managed fields for now: %s",
                    stored.getMetadata().getName(), e.getMessage());
            return stored;
        }
    }

    private static boolean isUrgent(RunPhase phase) {
        return phase == RunPhase.PENDING || phase == RunPhase.ACCEPTED;
    }

    @Override
    public List<RunState> ofCommit(RepoRef repo, String sha) {
        return list(Labels.ofCommit(repo, sha));
    }

    @Override
    public List<RunState> ofRef(RepoRef repo, String refType, String refName) {
        return list(Labels.ofRef(repo, refType, refName));
    }

    @Override
    public List<RunState> openOf(RepoRef repo) {
        return open(Labels.ofRepository(repo));
    }

    @Override
    public List<RunState> openOfInstallation(long installationId) {
        return open(Labels.ofInstallation(installationId));
    }

    @Override
    public void delete(String name) {
        KubernetesCalls.call(
                "deleting run " + name, () -> resources().withName(name).delete());
    }

    @Override
    public void announce(RunState run, boolean warning, String reason, String message) {
        var now = clock.instant();
        var stamp = DateTimeFormatter.ISO_INSTANT.format(
                now.atOffset(ZoneOffset.UTC).withNano(0));
        var event = new EventBuilder()
                .withNewMetadata()
                .withGenerateName(run.name() + ".")
                .withNamespace(namespace)
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(Delivery.GROUP + "/v1alpha1")
                .withKind("Run")
                .withName(run.name())
                .withNamespace(namespace)
                .withUid(run.uid())
                .endInvolvedObject()
                .withType(warning ? "Warning" : "Normal")
                .withReason(reason)
                .withMessage(beginning(message))
                .withFirstTimestamp(stamp)
                .withLastTimestamp(stamp)
                .withCount(1)
                .withNewSource()
                .withComponent("kube-ci")
                .endSource()
                .build();
        try {
            client.v1().events().inNamespace(namespace).resource(event).create();
        } catch (KubernetesClientException e) {
            LOG.debugf("no Event for run %s: %s", run.name(), e.getMessage());
        }
    }

    /// Not half a character at the end: that cannot be written.
    private static String beginning(String message) {
        if (message.length() <= MAX_EVENT_MESSAGE) {
            return message;
        }
        boolean half = Character.isHighSurrogate(message.charAt(MAX_EVENT_MESSAGE - 1));
        return message.substring(0, half ? MAX_EVENT_MESSAGE - 1 : MAX_EVENT_MESSAGE);
    }

    private Optional<Run> read(String name) {
        return Optional.ofNullable(KubernetesCalls.call(
                "reading run " + name, () -> resources().withName(name).get()));
    }

    private List<RunState> list(Map<String, String> labels) {
        return sorted(
                KubernetesCalls.call(
                                "listing runs",
                                () -> resources().withLabels(labels).list())
                        .getItems()
                        .stream()
                        .map(KubernetesRuns::state));
    }

    /// By pages, because it may be all Runs of an organisation; few of them are open.
    private List<RunState> open(Map<String, String> labels) {
        var found = new ArrayList<RunState>();
        var page = new ListOptionsBuilder().withLimit(PAGE).build();
        do {
            var options = page;
            var list = KubernetesCalls.call(
                    "listing runs", () -> resources().withLabels(labels).list(options));
            list.getItems().stream()
                    .map(KubernetesRuns::state)
                    .filter(RunState::isOpen)
                    .forEach(found::add);
            page = new ListOptionsBuilder(options)
                    .withContinue(list.getMetadata().getContinue())
                    .build();
        } while (page.getContinue() != null && !page.getContinue().isEmpty());
        return sorted(found.stream());
    }

    private static List<RunState> sorted(Stream<RunState> runs) {
        return runs.sorted(Comparator.comparing((RunState run) -> run.spec().receivedAt())
                        .thenComparing(RunState::name))
                .toList();
    }

    private static Map<String, String> labels(RunSpec spec) {
        return Labels.ofRun(spec.repository().repository().ref(), spec.sha(), spec.refType(), spec.refName());
    }

    private NonNamespaceOperation<Run, KubernetesResourceList<Run>, Resource<Run>> resources() {
        MixedOperation<Run, KubernetesResourceList<Run>, Resource<Run>> all = client.resources(Run.class);
        return all.inNamespace(namespace);
    }

    static RunState state(Run run) {
        var metadata = run.getMetadata();
        return new RunState(
                metadata.getName(),
                Objects.requireNonNullElse(metadata.getUid(), ""),
                Objects.requireNonNullElse(metadata.getResourceVersion(), ""),
                Objects.requireNonNullElse(metadata.getGeneration(), 0L),
                run.getSpec(),
                Objects.requireNonNullElseGet(run.getStatus(), RunStatus::fresh));
    }
}
