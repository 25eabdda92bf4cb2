package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.kubeci.fake.github.CheckRunView;
import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.fake.github.FakeRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// One operator with its GitHub and its cluster.
public final class Scene implements AutoCloseable {

    /// How long anything may take that people wait for.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /// How long nothing may happen before nothing will.
    static final Duration SILENCE = Duration.ofSeconds(3);

    private static final String CONFIGURATION = """
            namespace: %s
            buildBranches: ^(main|release)$
            """;

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KUBE_CI_SWEEP_INTERVAL", "3s",
            "KUBE_CI_ARGO_UI_BASE", "https://argo.example.org/");

    private final FakeGitHub github;
    private final TestCluster cluster;
    private final Operator operator;
    private final AtomicInteger repositories = new AtomicInteger();

    private Scene(FakeGitHub github, TestCluster cluster, Operator operator) {
        this.github = github;
        this.cluster = cluster;
        this.operator = operator;
    }

    /// @param environment further variables for the operator
    static Scene open(Lane lane, Class<?> story, Map<String, String> environment) {
        try {
            var directory = Files.createTempDirectory("kube-ci-" + story.getSimpleName());
            return open(lane.open(story, directory), directory, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scene open(TestCluster cluster, Path directory, Map<String, String> more) {
        var github = FakeGitHub.start();
        try {
            var environment = new HashMap<>(ENVIRONMENT);
            environment.putAll(more);
            var operator = Operator.start(new Operator.Settings(
                    directory,
                    cluster.kubeconfig(),
                    github.apiUrl(),
                    github.appId(),
                    github.privateKey(),
                    github.webhookSecret(),
                    cluster.operatorNamespace(),
                    CONFIGURATION.formatted(cluster.namespace()),
                    environment));
            github.sendWebhooksTo(operator.webhooks());
            return new Scene(github, cluster, operator);
        } catch (RuntimeException e) {
            github.close();
            cluster.close();
            throw e;
        }
    }

    FakeGitHub github() {
        return github;
    }

    TestCluster cluster() {
        return cluster;
    }

    Operator operator() {
        return operator;
    }

    /// A repository that no other story knows.
    FakeRepository repository() {
        return github.repository("acme/shop-" + repositories.incrementAndGet());
    }

    /// Waits for a check run that fits.
    CheckRunView awaitCheck(FakeRepository repository, String sha, Predicate<CheckRunView> fits) {
        return await("check run at %s of %s".formatted(sha, repository.fullName()))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> repository.checkRuns(sha).stream().filter(fits).toList(), found -> !found.isEmpty())
                .getFirst();
    }

    /// Waits for the end of the only check run at a commit.
    CheckRunView awaitEnd(FakeRepository repository, String sha) {
        awaitCheck(repository, sha, run -> run.status().equals("completed"));
        var runs = repository.checkRuns(sha);
        assertThat(runs).hasSize(1);
        return runs.getFirst();
    }

    /// The Workflows made for a commit.
    List<GenericKubernetesResource> workflows(String sha) {
        return cluster.workflows().stream()
                .filter(workflow ->
                        sha.equals(workflow.getMetadata().getAnnotations().get("kube-ci.qutics.com/sha")))
                .toList();
    }

    /// Waits until a commit's Workflow is in a phase.
    GenericKubernetesResource awaitWorkflow(String sha, String phase) {
        return await("workflow of %s to be %s".formatted(sha, phase))
                .atMost(PATIENCE)
                .until(
                        () -> workflows(sha).stream()
                                .filter(workflow -> phase.equals(workflow.get("status", "phase")))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /// Waits until a commit's Workflow has ended, if it was made at all.
    void awaitWorkflowOrNone(String sha) {
        await().atMost(PATIENCE)
                .until(() -> workflows(sha).stream()
                        .allMatch(workflow -> workflow.<Object>get("status", "finishedAt") != null));
    }

    /// Waits until GitHub has no webhook under way, and nothing has followed for a while.
    void settle() {
        await().atMost(PATIENCE).until(github::isQuiet);
        await().pollDelay(SILENCE).atMost(PATIENCE).until(github::isQuiet);
    }

    /// What must never have happened in any story.
    void check() {
        assertThat(github.violations()).as("what GitHub would have refused").isEmpty();
        cluster.simulatedArgo().ifPresent(argo -> assertThat(argo.violations()).isEmpty());
    }

    @Override
    public void close() {
        operator.close();
        github.close();
        cluster.close();
    }
}
