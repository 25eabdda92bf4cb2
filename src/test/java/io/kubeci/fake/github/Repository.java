package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A repository and everything that hangs on it.
final class Repository {

    final long id;
    final GitRepository git;
    final Optional<Repository> parent;
    World.Account owner;
    String name;
    String defaultBranch = "main";
    boolean isPrivate;
    boolean archived;
    final Map<Long, CheckSuite> suites = new LinkedHashMap<>();
    final Map<Long, CheckRun> checkRuns = new LinkedHashMap<>();
    final Map<Integer, Issue> issues = new TreeMap<>();
    final Map<Long, Deployment> deployments = new LinkedHashMap<>();
    final List<ObjectNode> statuses = new ArrayList<>();
    final Map<String, String> permissions = new HashMap<>();
    final Set<String> protectedBranches = new HashSet<>();
    final Map<String, Instant> hiddenUntil = new HashMap<>();
    final Map<String, String> seenRefs = new HashMap<>();

    Repository(long id, World.Account owner, String name, GitRepository git, Optional<Repository> parent) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.git = git;
        this.parent = parent;
    }

    String fullName() {
        return owner.login() + "/" + name;
    }

    /// @param branch empty for a fork's commit, which GitHub gives no branch
    record CheckSuite(long id, String sha, Optional<String> branch, String before, Instant created) {}

    /// @param json as GitHub answers it
    /// @param actions the buttons, which GitHub shows but does not answer
    record CheckRun(long suite, ObjectNode json, List<JsonNode> annotations, List<JsonNode> actions) {

        long id() {
            return json.path("id").asLong();
        }

        String name() {
            return json.path("name").asText();
        }

        String sha() {
            return json.path("head_sha").asText();
        }

        String status() {
            return json.path("status").asText();
        }
    }

    /// An issue, or with `pull` a pull request.
    static final class Issue {
        final int number;
        final long id;
        final World.Account author;
        final Instant created;
        String title;
        String body;
        boolean open = true;
        final Map<Long, Comment> comments = new LinkedHashMap<>();
        final List<ObjectNode> reactions = new ArrayList<>();
        Optional<Pull> pull = Optional.empty();

        Issue(int number, long id, World.Account author, Instant created, String title, String body) {
            this.number = number;
            this.id = id;
            this.author = author;
            this.created = created;
            this.title = title;
            this.body = body;
        }
    }

    static final class Pull {
        final Repository headRepository;
        final String headBranch;
        String headSha;
        String base;
        String baseSha;
        boolean draft;
        boolean merged;

        Pull(Repository headRepository, String headBranch, String headSha, String base, String baseSha) {
            this.headRepository = headRepository;
            this.headBranch = headBranch;
            this.headSha = headSha;
            this.base = base;
            this.baseSha = baseSha;
        }
    }

    record Comment(long id, World.Account author, ObjectNode json, List<ObjectNode> reactions) {}

    record Deployment(ObjectNode json, List<ObjectNode> statuses) {}

    /// The commit is there, and GitHub shows it already.
    Optional<GitRepository.Commit> visible(String name, Instant now) {
        return git.resolve(name)
                .filter(commit ->
                        !hiddenUntil.getOrDefault(commit.sha(), Instant.MIN).isAfter(now));
    }

    /// The open pull requests whose head is this commit, forks' too.
    List<Issue> pullsWith(String sha) {
        return issues.values().stream()
                .filter(issue -> issue.open
                        && issue.pull.filter(pull -> pull.headSha.equals(sha)).isPresent())
                .toList();
    }
}
