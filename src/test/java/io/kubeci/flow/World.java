package io.kubeci.flow;

import com.google.re2j.Pattern;
import io.kubeci.cache.CacheSettings;
import io.kubeci.command.edge.TemplateFiles;
import io.kubeci.event.CiEvent;
import io.kubeci.github.Repositories;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.pipeline.ScriptSettings;
import io.kubeci.policy.Commander;
import io.kubeci.policy.PolicySettings;
import io.kubeci.reconcile.ReconcileMetrics;
import io.kubeci.reconcile.Retention;
import io.kubeci.reconcile.RunLoop;
import io.kubeci.run.RunState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// kube-ci between an in-memory GitHub and an in-memory cluster. The process can be replaced by a new one at any time.
final class World {

    static final CommitSha SHA = new CommitSha("a".repeat(40));
    static final CommitSha NEWER = new CommitSha("b".repeat(40));
    static final CommitSha NONE = new CommitSha("0".repeat(40));
    static final Pattern NOTHING = Pattern.compile("^$");
    static final String ONE_STEP = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            spec:
              entrypoint: main
              templates:
                - name: main
                  container: {image: alpine, command: [sh, -c], args: [make]}
            """;

    final Crashes crashes = new Crashes();
    final InMemoryGitHub github = new InMemoryGitHub(crashes);
    final InMemoryRefs refs = new InMemoryRefs();
    final InMemoryKnownTags knownTags = new InMemoryKnownTags(crashes);
    final InMemoryDeployments deployments = new InMemoryDeployments(crashes);
    final InMemoryRuns runs = new InMemoryRuns(crashes);
    final InMemoryWorkflows workflows = new InMemoryWorkflows(crashes);
    final InMemoryPods pods = new InMemoryPods();
    final InMemoryConversations conversations = new InMemoryConversations(crashes);
    final InMemoryPeople people = new InMemoryPeople();
    final InMemoryContents contents = new InMemoryContents(crashes, github);
    final InMemoryDeploymentRequests deploymentRequests = new InMemoryDeploymentRequests(crashes, deployments);
    List<Commander> allowed = List.of(new Commander.Members(), new Commander.Writers());
    TemplateFiles.Places templates = new TemplateFiles.Places("", Map.of());
    final InMemoryVolumes volumes = new InMemoryVolumes(crashes, () -> this.now);
    CacheSettings caching = SomeCaches.defaults();
    CacheFlow caches;
    CacheUpkeep cacheUpkeep;
    final InMemoryFiles files = new InMemoryFiles();
    ScriptSettings scripts;
    Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private final FlowSettings settings;
    final Set<String> commanders = new HashSet<>(Set.of("octocat"));
    FlowSettings.Deploys deploys;
    FlowSettings.Manual manual;
    Map<String, String> extraParameters;
    private EventFlow events;
    private RunLoop loop;
    private int deliveries;

    World() {
        this(settings());
    }

    World(FlowSettings settings) {
        this.settings = settings;
        this.scripts = settings.scripts();
        this.deploys = settings.deploys();
        this.manual = settings.manual();
        this.extraParameters = settings.extraParameters();
        github.hasFile(SHA, "ci.yaml", ONE_STEP);
        github.hasFile(NEWER, "ci.yaml", ONE_STEP);
        restart();
    }

    /// A new process, with nothing in memory.
    void restart() {
        InstantSource clock = () -> now;
        Supplier<FlowSettings> settings = this::current;
        var pipelines = pipelines();
        var removal = new CacheRemoval(volumes, runs, () -> caching);
        caches = new CacheFlow(volumes, removal);
        cacheUpkeep = new CacheUpkeep(volumes, runs, removal, () -> caching, clock);
        var buttons = new Buttons(github, github, runs, (_, login) -> commanders.contains(login), caches);
        var commands = commands(pipelines, settings, clock);
        events = new EventFlow(github, refs, runs, knownTags, pipelines, caches, buttons, settings, commands);
        var flow = new RunFlow(github, deployments, runs, workflows, pods, pipelines, preparation(), settings, clock);
        loop = new RunLoop(
                runs,
                flow,
                new Retention(runs, Duration.ofDays(7), 50),
                new ReconcileMetrics(new SimpleMeterRegistry()),
                clock);
    }

    private CommandFlow commands(Pipelines pipelines, Supplier<FlowSettings> settings, InstantSource clock) {
        var offered = new TemplateFiles(() -> templates);
        return new CommandFlow(
                new CommandFlow.Ports(github, conversations, contents, deploymentRequests, caches, offered),
                new CommandRights(people, () -> new CommandSettings(allowed)),
                runs,
                workflows,
                pipelines,
                settings,
                clock);
    }

    /// What gives runs their caches.
    CachePreparation preparation() {
        return new CachePreparation(volumes, new CacheRemoval(volumes, runs, () -> caching), () -> caching);
    }

    /// Pipelines with nothing in memory.
    Pipelines pipelines() {
        Supplier<FlowSettings> settings = this::current;
        return new Pipelines(github, new Scripts(new ScriptSupplies(files, files, files, files), settings), settings);
    }

    /// Commands from a chat.
    ChatCommands chat(Repositories repositories, ChatCommands.Rules rules) {
        InstantSource clock = () -> now;
        var pipelines = pipelines();
        return new ChatCommands(
                repositories,
                new CommandRights(people, () -> new CommandSettings(allowed)),
                new RunOrders(runs, pipelines, github, repositories, clock),
                commands(pipelines, this::current, clock),
                rules,
                clock);
    }

    EventOutcome happens(CiEvent event) {
        return events.handle("delivery-" + deliveries++, now, event);
    }

    EventOutcome happensAgain(CiEvent event) {
        return happensAgain(event, now);
    }

    EventOutcome happensAgain(CiEvent event, Instant receivedAt) {
        return events.handle("delivery-" + (deliveries - 1), receivedAt, event);
    }

    /// Everything goes as far as it goes without anything happening outside.
    void settles() {
        for (int round = 0; round < 10; round++) {
            runs.all().forEach(run -> loop.pass(run.name()));
        }
    }

    /// One look at a run.
    ///
    /// @return when it has to be looked at again, if nothing happens
    Optional<Duration> looksAt(String run) {
        return loop.pass(run).again();
    }

    /// Time goes by, nothing happens, and the run is looked at when it said it has to be.
    void passesQuietly(String run, Duration duration) {
        var end = now.plus(duration);
        for (var due = looksAt(run).map(now::plus);
                due.filter(at -> !at.isAfter(end)).isPresent();
                due = looksAt(run).map(now::plus)) {
            now = due.get();
        }
        now = end;
    }

    void passes(Duration duration) {
        now = now.plus(duration);
    }

    RunState onlyRun() {
        var all = runs.all();
        if (all.size() != 1) {
            throw new AssertionError("not one run: " + all);
        }
        return all.getFirst();
    }

    static Repository repository() {
        return new Repository(
                new RepoRef(1, 42, "octo", "app"),
                "git@github.com:octo/app.git",
                "git://github.com/octo/app.git",
                "https://github.com/octo/app.git",
                "https://github.com/octo/app",
                "main");
    }

    static CiEvent pushTo(String branch, CommitSha sha) {
        return new CiEvent.Pushed(repository(), "octocat", new GitRef.Branch(branch), NONE, sha, false);
    }

    static CiEvent suiteOf(String branch, CommitSha sha, PullRequest... pulls) {
        return new CiEvent.SuiteRequested(repository(), "octocat", Optional.of(branch), sha, List.of(pulls));
    }

    static CiEvent opened(PullRequest pull, CommitSha sha) {
        return new CiEvent.PullRequestChanged(repository(), "octocat", "opened", pull, sha);
    }

    /// Somebody who may write says something in pull request 7.
    static CiEvent says(String text) {
        return said("octocat", 7, true, text);
    }

    static CiEvent said(String person, int number, boolean pull, String text) {
        return new CiEvent.CommentMade(
                repository(), person, number, pull, 900, text, Instant.parse("2026-01-01T10:00:00Z"));
    }

    static PullRequest pull(int number, String head) {
        return new PullRequest(
                number, "main", head, false, false, "A change", "https://github.com/octo/app/pull/7", true);
    }

    static PullRequest draft(int number, String head) {
        return new PullRequest(
                number, "main", head, true, false, "A change", "https://github.com/octo/app/pull/7", true);
    }

    static PullRequest fork(int number, String head) {
        return new PullRequest(number, "main", head, false, true, "A gift", "https://github.com/octo/app/pull/8", true);
    }

    /// As a check suite names it: without details.
    static PullRequest bare(int number, String head) {
        return new PullRequest(number, "main", head, false, false, "", "", false);
    }

    static FlowSettings settings() {
        return settings(new PolicySettings(Pattern.compile("^main$"), false));
    }

    static FlowSettings settings(PolicySettings policy) {
        return new FlowSettings(
                "argo",
                "kube-ci",
                new FlowSettings.CiPaths(".kube-ci", "ci.yaml", "ci.star"),
                policy,
                Map.of(),
                List.of(),
                Map.of(),
                new FlowSettings.Deploys(NOTHING, Pattern.compile("^production$"), "environment"),
                new FlowSettings.Manual(NOTHING, NOTHING, NOTHING),
                "https://argo.example/",
                new FlowSettings.Limits(Duration.ofHours(24), Duration.ofHours(1), Duration.ofSeconds(10)),
                ScriptSettings.DEFAULT);
    }

    FlowSettings current() {
        return new FlowSettings(
                settings.namespace(),
                settings.managedBy(),
                settings.files(),
                settings.policy(),
                extraParameters,
                settings.tolerations(),
                settings.nodeSelector(),
                deploys,
                manual,
                settings.argoUi(),
                settings.limits(),
                scripts);
    }
}
