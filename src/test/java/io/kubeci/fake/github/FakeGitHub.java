package io.kubeci.fake.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A GitHub of one's own, on a loopback port: keeps GitHub's rules, plays the people, and can be told to misbehave.
///
/// ```java
/// try (var github = FakeGitHub.start()) {
///     github.sendWebhooksTo(operator.resolve("/webhooks/github"));
///     var shop = github.repository("acme/shop");
///     var sha = shop.push("main", Map.of(".kube-ci/ci.yaml", workflow));
///     …
///     assertThat(shop.checkRuns(sha)).extracting(CheckRunView::conclusion).containsExactly("success");
///     assertThat(github.violations()).isEmpty();
/// }
/// ```
public final class FakeGitHub implements AutoCloseable {

    /// What the App is granted in every new installation.
    static final Map<String, String> PERMISSIONS = Map.of(
            "checks", "write",
            "contents", "write",
            "deployments", "write",
            "issues", "write",
            "members", "read",
            "metadata", "read",
            "pull_requests", "write",
            "statuses", "write");

    private static final Duration POLLING = Duration.ofMillis(200);

    private final AppKeys keys = new AppKeys();
    final World world;
    final Authentication authentication;
    final RateLimits limits;
    private final Misbehaviour misbehaviour = new Misbehaviour();
    final Deliveries deliveryLog;
    final Shapes shapes;
    final CheckShapes checkShapes;
    final PullShapes pullShapes;
    final Payloads payloads;
    final Suites suites;
    final Pushes pushes;
    private final Server server;
    private volatile int largestTree = Integer.MAX_VALUE;

    /// @param port 0 = any
    /// @param directory where the Git repositories are
    public record Settings(int port, long appId, String webhookSecret, Path directory) {}

    private FakeGitHub(Settings settings) {
        world = new World(
                new World.App(settings.appId(), "kube-ci", keys.forGitHub(), settings.webhookSecret()),
                settings.directory());
        authentication = new Authentication(world);
        limits = new RateLimits(world);
        deliveryLog = new Deliveries(world);
        shapes = new Shapes(world);
        checkShapes = new CheckShapes(shapes);
        pullShapes = new PullShapes(shapes);
        payloads = new Payloads(shapes, checkShapes, pullShapes, deliveryLog);
        suites = new Suites(world);
        pushes = new Pushes(world, suites, payloads);
        server = new Server(
                world,
                authentication,
                limits,
                misbehaviour,
                Routes.all(this, new Lookup(world)),
                new Page(this),
                settings.port());
    }

    /// On any port, with an App of a fresh key, and repositories in a temporary directory.
    public static FakeGitHub start() {
        try {
            return start(new Settings(0, 12_345, "a secret of the webhook", Files.createTempDirectory("fake-github")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static FakeGitHub start(Settings settings) {
        return new FakeGitHub(settings);
    }

    // --- what the program under test is told

    /// The root of the API, as api.github.com is.
    public URI apiUrl() {
        return URI.create(world.url());
    }

    /// The same API at the place where an Enterprise Server has it.
    public URI enterpriseApiUrl() {
        return URI.create(world.url() + "/api/v3");
    }

    public long appId() {
        return world.app.appId();
    }

    public String webhookSecret() {
        return world.app.webhookSecret();
    }

    /// The App's key as GitHub hands it out: PKCS#1 in PEM.
    public String privateKey() {
        return keys.forTheApp();
    }

    public FakeGitHub sendWebhooksTo(URI url) {
        deliveryLog.sendTo(url);
        return this;
    }

    // --- people and repositories

    /// A repository of an organisation where the App is installed; made if it is not there.
    ///
    /// @param fullName `owner/name`
    public FakeRepository repository(String fullName) {
        return repository(fullName, true);
    }

    /// The same of a user's own account.
    public FakeRepository userRepository(String fullName) {
        return repository(fullName, false);
    }

    private FakeRepository repository(String fullName, boolean organisation) {
        synchronized (world) {
            var names = fullName.split("/");
            var found = world.repository(names[0], names[1]).orElseGet(() -> {
                var owner = world.account(names[0], organisation);
                install(owner.login());
                return add(owner, names[1], Optional.empty());
            });
            return new FakeRepository(this, found);
        }
    }

    Repository add(World.Account owner, String name, Optional<Repository> parent) {
        var id = world.nextId();
        var directory = world.directory.resolve(owner.login()).resolve(name + ".git");
        var git = parent.map(original -> GitRepository.fork(directory, original.git, original.defaultBranch))
                .orElseGet(() -> GitRepository.create(directory, "main"));
        var repository = new Repository(id, owner, name, git, parent);
        repository.permissions.put(owner.login(), "admin");
        world.repositories.add(repository);
        return repository;
    }

    /// Installs the App for an account, if it is not there yet; returns the installation's id.
    public long install(String login) {
        synchronized (world) {
            var account = world.account(login, true);
            return world.installationOf(account)
                    .orElseGet(() -> {
                        var installation = new World.Installation(world.nextId(), account, PERMISSIONS);
                        world.installations.put(installation.id, installation);
                        return installation;
                    })
                    .id;
        }
    }

    /// Changes an installation: `suspend`, `unsuspend` or `deleted`, with the webhook.
    public void installation(String login, String action) {
        synchronized (world) {
            var installation = world.installationOf(world.account(login)).orElseThrow();
            installation.suspended = action.equals("suspend");
            payloads.installation(installation, action, "admin");
            if (action.equals("deleted")) {
                world.installations.remove(installation.id);
            }
        }
    }

    /// What the App may do for that account, `none` to take a permission away.
    public void grant(String login, String permission, String level) {
        synchronized (world) {
            world.installationOf(world.account(login)).orElseThrow().permissions.put(permission, level);
        }
        authentication.revokeAll();
    }

    public void addMember(String organisation, String login) {
        synchronized (world) {
            world.account(login);
            world.membersOf(organisation).add(login);
        }
    }

    public void addToTeam(String organisation, String team, String login) {
        addMember(organisation, login);
        synchronized (world) {
            world.team(organisation, team).add(login);
        }
    }

    /// Sends the event that GitHub sends when the App is made; returns the delivery's GUID.
    public String ping() {
        return payloads.ping();
    }

    /// From now on real `git push`es into the repositories are noticed.
    public FakeGitHub watchPushes() {
        Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Thread.sleep(POLLING);
                } catch (InterruptedException e) {
                    return;
                }
                List<Repository> repositories;
                synchronized (world) {
                    repositories = List.copyOf(world.repositories);
                }
                repositories.forEach(repository -> pushes.notice(repository, repository.owner.login()));
            }
        });
        return this;
    }

    /// Time goes by: tokens lapse, limits are reset, log entries age.
    public void passTime(Duration time) {
        world.pass(time);
    }

    // --- trouble

    /// What can go wrong, and when.
    public Trouble trouble() {
        return new Trouble(misbehaviour, limits, deliveryLog, authentication, world);
    }

    // --- seeing

    /// All that the program under test did and a GitHub of flesh and blood would have refused or banned it for.
    public List<String> violations() {
        return List.copyOf(world.violations);
    }

    public void forgetViolations() {
        world.violations.clear();
    }

    /// Every request to the API, the oldest first.
    public List<Server.Request> requests() {
        return server.requests();
    }

    /// Requests whose operation, such as `PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}`, contains a text.
    public long count(String operation) {
        return requests().stream()
                .map(Server.Request::operation)
                .filter(name -> name.contains(operation))
                .count();
    }

    /// How many requests were answered with a status.
    public long answered(int status) {
        return requests().stream().filter(request -> request.status() == status).count();
    }

    /// How often each operation was asked for.
    public Map<String, Long> counts() {
        return requests().stream()
                .collect(Collectors.groupingBy(Server.Request::operation, TreeMap::new, Collectors.counting()));
    }

    public void forgetRequests() {
        server.forgetRequests();
    }

    /// Every attempt to deliver a webhook, the oldest first.
    public List<Deliveries.Attempt> deliveries() {
        return deliveryLog.log();
    }

    /// One try to deliver one webhook.
    ///
    /// @param guid the same for all tries of one
    /// @param code what was answered, 0 if nothing was
    public record Sent(String guid, String event, boolean redelivery, int code, Duration took) {

        /// Whether GitHub counts it as delivered.
        public boolean succeeded() {
            return code >= 200 && code < 300;
        }
    }

    /// The log that the program under test reads, the oldest first.
    public List<Sent> sent() {
        return deliveryLog.log().stream()
                .map(attempt ->
                        new Sent(attempt.guid(), attempt.event(), attempt.redelivery(), attempt.code(), attempt.took()))
                .toList();
    }

    /// Whether a webhook that fits was taken with a 2xx.
    public boolean delivered(Predicate<Deliveries.Attempt> which) {
        return deliveryLog.log().stream().anyMatch(attempt -> attempt.succeeded() && which.test(attempt));
    }

    /// No webhook is under way.
    public boolean isQuiet() {
        return deliveryLog.isIdle();
    }

    /// Loads can do without the check of each request against the API description.
    public void validate(boolean on) {
        server.validate(on);
    }

    @Override
    public void close() {
        server.close();
        deliveryLog.close();
    }

    /// Git trees with more entries are answered as truncated; GitHub's own limit is 100,000.
    public void truncateTreesAt(int entries) {
        largestTree = entries;
    }

    int largestTree() {
        return largestTree;
    }
}
