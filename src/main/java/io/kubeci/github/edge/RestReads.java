package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.model.CommitSha;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The reads of a repository that are one GET each.
final class RestReads {

    private static final Pattern SLASH = Pattern.compile("/");
    private static final int NOT_FOUND = 404;

    /// GitHub's answer for a repository without any commit.
    private static final int CONFLICT = 409;

    private static final String RAW = "application/vnd.github.raw+json";

    private final ApiConnector connector;
    private final Kohsuke kohsuke;

    RestReads(ApiConnector connector, Kohsuke kohsuke) {
        this.connector = connector;
        this.kohsuke = kohsuke;
    }

    /// See [io.kubeci.github.GitHub#blob].
    Optional<byte[]> blob(RepoRef repo, String sha, long maxBytes) {
        var request = get(repo, "/git/blobs/" + ApiAddress.encoded(sha))
                .with(ApiRequest.ACCEPT, RAW)
                .upTo(maxBytes);
        try {
            var answer = connector.sendLimited(caller(repo), request);
            if (!answer.isSuccess()) {
                throw Answers.refusal("reading file %s of %s".formatted(sha, repo), answer);
            }
            return Optional.of(answer.body());
        } catch (BodyTooLarge _) {
            return Optional.empty();
        }
    }

    /// See [io.kubeci.github.GitHub#openPullRequests].
    List<PullRequest> openPullRequests(RepoRef repo, String branch) {
        var head = ApiAddress.encoded(repo.owner() + ":" + branch);
        var json = json("reading open pull requests of " + repo, repo, "/pulls?state=open&per_page=100&head=" + head);
        var found = new ArrayList<PullRequest>();
        for (var pull : json) {
            if (isOf(repo, pull.path("head").path("repo"))
                    && branch.equals(pull.path("head").path("ref").asText())) {
                found.add(pullRequest(pull));
            }
        }
        return List.copyOf(found);
    }

    /// See [io.kubeci.github.GitHub#branchHead].
    Optional<CommitSha> branchHead(RepoRef repo, String branch) {
        var encoded = SLASH.splitAsStream(branch).map(ApiAddress::encoded).collect(Collectors.joining("/"));
        var answer = connector.send(caller(repo), get(repo, "/git/ref/heads/" + encoded));
        if (answer.status() == NOT_FOUND || answer.status() == CONFLICT) {
            return Optional.empty();
        }
        var json = Answers.json("reading branch %s of %s".formatted(branch, repo), answer);
        return Optional.of(json.path("object").path("sha").asText())
                .filter(CommitSha::isFull)
                .map(CommitSha::new);
    }

    /// See [io.kubeci.github.GitHub#paths].
    Optional<Set<String>> paths(RepoRef repo, CommitSha sha) {
        var tree = Kohsuke.call(
                "reading the tree of %s at %s".formatted(repo, sha),
                () -> kohsuke.repository(repo).getTreeRecursive(sha.hex(), 1));
        if (tree.isTruncated()) {
            return Optional.empty();
        }
        var paths = new HashSet<String>();
        tree.getTree().stream()
                .filter(entry -> "blob".equals(entry.getType()))
                .forEach(entry -> paths.add(entry.getPath()));
        return Optional.of(paths);
    }

    /// A tree by the name of it or of its commit, whatever the answer.
    ApiAnswer tree(RepoRef repo, String sha, boolean recursive) {
        return connector.send(caller(repo), get(repo, "/git/trees/" + sha + (recursive ? "?recursive=1" : "")));
    }

    /// Makes sure that a repository is there.
    ///
    /// @throws io.kubeci.model.Gone if it is not
    void requireRepository(RepoRef repo) {
        json("reading repository " + repo, repo, "");
    }

    private JsonNode json(String what, RepoRef repo, String path) {
        return Answers.json(what, connector.send(caller(repo), get(repo, path)));
    }

    private ApiRequest get(RepoRef repo, String path) {
        return ApiRequest.get(connector.address().rest(repoPath(repo) + path));
    }

    /// The path under which all calls on a repository are.
    static String repoPath(RepoRef repo) {
        return Stream.of("", "repos", repo.owner(), repo.name())
                .map(ApiAddress::encoded)
                .collect(Collectors.joining("/"));
    }

    /// As whom a repository is read and written.
    static Caller caller(RepoRef repo) {
        return new Caller.Installation(repo.installationId());
    }

    private static boolean isOf(RepoRef repo, JsonNode head) {
        return repo.id() > 0
                ? head.path("id").asLong() == repo.id()
                : head.path("full_name").asText().equalsIgnoreCase(repo.fullName());
    }

    private static PullRequest pullRequest(JsonNode pull) {
        return new PullRequest(
                pull.path("number").asInt(),
                pull.path("base").path("ref").asText(),
                pull.path("head").path("ref").asText(),
                pull.path("draft").asBoolean(),
                false,
                pull.path("title").asText(),
                pull.path("html_url").asText(),
                true);
    }
}
