package io.kubeci.fake.github;

import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// All that GitHub knows: people, organisations, installations, repositories. Guarded by itself as a lock.
final class World {

    /// @param id above 2^31, because GitHub's ids have outgrown 32 bits
    record Account(String login, long id, boolean organisation) {}

    /// What the App may do for one account.
    static final class Installation {
        final long id;
        final Account account;
        final Map<String, String> permissions;
        boolean suspended;

        Installation(long id, Account account, Map<String, String> permissions) {
            this.id = id;
            this.account = account;
            this.permissions = new HashMap<>(permissions);
        }
    }

    /// @param appId as configured in the program under test
    record App(long appId, String slug, PublicKey key, String webhookSecret) {}

    final App app;
    final Path directory;
    final List<String> violations = new CopyOnWriteArrayList<>();
    final Map<Long, Installation> installations = new LinkedHashMap<>();
    final List<Repository> repositories = new ArrayList<>();
    /// Names that repositories had before, in lower case: GitHub redirects from them.
    final Map<String, Repository> formerNames = new HashMap<>();
    final Map<String, Set<String>> members = new HashMap<>();
    final Map<String, Set<String>> teams = new HashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong(3_000_000_000L);
    private volatile Duration passed = Duration.ZERO;
    private volatile String url = "";

    World(App app, Path directory) {
        this.app = app;
        this.directory = directory;
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    Instant now() {
        return Instant.now().plus(passed);
    }

    /// As GitHub writes times.
    String timestamp() {
        return now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    /// Where pages are; the API is at the same root.
    String url() {
        return url;
    }

    void isAt(String address) {
        url = address;
    }

    Account account(String login) {
        return account(login, false);
    }

    Account account(String login, boolean organisation) {
        return accounts.computeIfAbsent(
                login.toLowerCase(Locale.ROOT), _ -> new Account(login, nextId(), organisation));
    }

    Optional<Account> known(String login) {
        return Optional.ofNullable(accounts.get(login.toLowerCase(Locale.ROOT)));
    }

    Set<String> membersOf(String organisation) {
        return members.computeIfAbsent(organisation.toLowerCase(Locale.ROOT), _ -> new HashSet<>());
    }

    Set<String> team(String organisation, String slug) {
        return teams.computeIfAbsent((organisation + "/" + slug).toLowerCase(Locale.ROOT), _ -> new HashSet<>());
    }

    Optional<Installation> installationOf(Account account) {
        return installations.values().stream()
                .filter(installation -> installation.account.equals(account))
                .findFirst();
    }

    /// The same, also by a name that it had before, as long as no other one has it.
    Optional<Repository> repositoryEver(String owner, String name) {
        var former = (owner + "/" + name).toLowerCase(Locale.ROOT);
        return repository(owner, name)
                .or(() -> Optional.ofNullable(formerNames.get(former)).filter(repositories::contains));
    }

    Optional<Repository> repository(long id) {
        return repositories.stream().filter(repository -> repository.id == id).findFirst();
    }

    Optional<Repository> repository(String owner, String name) {
        var wanted = owner + "/" + name;
        return repositories.stream()
                .filter(repository -> repository.fullName().equalsIgnoreCase(wanted))
                .findFirst();
    }
}
