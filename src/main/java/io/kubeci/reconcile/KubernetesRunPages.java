package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.kubeci.run.RunPages;
import io.kubeci.run.RunState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/// Pages of Runs from the API server, which sorts by name only: all that fit repository and branch are read, in parts,
/// and only those of the page are kept in memory.
public final class KubernetesRunPages implements RunPages {

    private static final long PART = 200L;

    private static final Comparator<RunState> OLDEST_FIRST =
            Comparator.comparing((RunState run) -> run.spec().receivedAt()).thenComparing(RunState::name);

    private final KubernetesClient client;
    private final String namespace;

    /// @param namespace where Runs are
    public KubernetesRunPages(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Page first(Filter filter, int limit) {
        return page(filter, limit, _ -> true);
    }

    @Override
    public Page after(Position place, Filter filter, int limit) {
        return page(filter, limit, run -> isAfter(place, run));
    }

    private Page page(Filter filter, int limit, Predicate<RunState> wanted) {
        var kept = new PriorityQueue<>(OLDEST_FIRST);
        var next = "";
        do {
            var part = part(labels(filter), next);
            for (var item : part.getItems()) {
                var run = KubernetesRuns.state(item);
                if (wanted.test(run) && isInPhase(filter, run)) {
                    kept.add(run);
                }
                if (kept.size() > limit + 1) {
                    kept.remove();
                }
            }
            var token = part.getMetadata().getContinue();
            next = token == null ? "" : token;
        } while (!next.isEmpty());
        var newestFirst = kept.stream().sorted(OLDEST_FIRST.reversed()).toList();
        return new Page(newestFirst.subList(0, Math.min(limit, newestFirst.size())), newestFirst.size() > limit);
    }

    private KubernetesResourceList<Run> part(Map<String, String> labels, String from) {
        var options = new ListOptionsBuilder().withLimit(PART);
        if (!from.isEmpty()) {
            options.withContinue(from);
        }
        return KubernetesCalls.call(
                "listing runs", () -> resources().withLabels(labels).list(options.build()));
    }

    private NonNamespaceOperation<Run, KubernetesResourceList<Run>, Resource<Run>> resources() {
        MixedOperation<Run, KubernetesResourceList<Run>, Resource<Run>> all = client.resources(Run.class);
        return all.inNamespace(namespace);
    }

    private static Map<String, String> labels(Filter filter) {
        var labels = new HashMap<String, String>();
        filter.repository().ifPresent(name -> labels.put(Labels.REPOSITORY_NAME, Labels.repositoryName(name)));
        filter.branch().ifPresent(name -> labels.put(Labels.REF, Labels.ref("branch", name)));
        return labels;
    }

    private static boolean isInPhase(Filter filter, RunState run) {
        return filter.phase().map(run.status().phase()::equals).orElse(true);
    }

    private static boolean isAfter(Position place, RunState run) {
        int byTime = run.spec().receivedAt().compareTo(place.receivedAt());
        return byTime < 0 || byTime == 0 && run.name().compareTo(place.name()) < 0;
    }
}
