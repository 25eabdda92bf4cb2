package io.kubeci.github.edge;

import io.kubeci.github.CiDirectory;
import io.kubeci.model.CommitSha;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads directories: by one GraphQL query, or by REST where a server has no GraphQL.
final class Directories {

    /// As long as an answer with the texts may be; a longer one is asked for without them.
    private static final long MAX_ANSWER_BYTES = 8L << 20;

    private final GraphQl graphQl;
    private final TreeWalk walk;
    private volatile boolean withoutGraphQl;

    Directories(GraphQl graphQl, TreeWalk walk) {
        this.graphQl = graphQl;
        this.walk = walk;
    }

    /// See [io.kubeci.github.GitHub#directory].
    Optional<CiDirectory> read(RepoRef repo, CommitSha sha, String path) {
        var segments = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
        if (withoutGraphQl) {
            return walk.read(repo, sha, segments);
        }
        var result = asked(repo, sha, segments, true);
        return switch (result instanceof GraphQl.Result.TooMuch ? asked(repo, sha, segments, false) : result) {
            case GraphQl.Result.Data(var data) -> {
                var repository = data.path("repository");
                if (!repository.isObject()) {
                    throw new Gone("reading a directory of %s: GitHub shows no such repository".formatted(repo));
                }
                if (!repository.path("commit").isObject()) {
                    throw notThere(repo, sha);
                }
                var directory = repository.path("directory");
                yield directory.path("entries").isArray()
                        ? Optional.of(DirectoryQuery.read(directory))
                        : Optional.empty();
            }
            case GraphQl.Result.TooMuch(String why) ->
                throw new Unavailable("reading a directory of %s: %s".formatted(repo, why), Duration.ZERO);
            case GraphQl.Result.Unsupported _ -> {
                var found = walk.read(repo, sha, segments);
                withoutGraphQl = true;
                yield found;
            }
        };
    }

    /// What a webhook announces may not be there for some seconds; and what was pushed over may never be there again.
    /// The caller knows how old the news is.
    static Gone notThere(RepoRef repo, CommitSha sha) {
        return new Gone("GitHub does not show commit %s of %s, or not yet".formatted(sha, repo));
    }

    private GraphQl.Result asked(RepoRef repo, CommitSha sha, List<String> segments, boolean withText) {
        var variables = Answers.object()
                .put("owner", repo.owner())
                .put("name", repo.name())
                .put("oid", sha.hex())
                .put("path", sha.hex() + ":" + String.join("/", segments))
                .put("withText", withText);
        var caller = new Caller.Installation(repo.installationId());
        return graphQl.ask(caller, "reading a directory of " + repo, DirectoryQuery.TEXT, variables, MAX_ANSWER_BYTES);
    }
}
