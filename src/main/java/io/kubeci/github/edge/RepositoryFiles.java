package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.github.Facts;
import io.kubeci.github.Files;
import io.kubeci.model.CommitSha;
import io.kubeci.model.RepoRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Single files, and facts of repositories, by one GET each.
final class RepositoryFiles implements Files, Facts {

    private static final int NOT_FOUND = 404;

    /// GitHub's answers for a name that is no commit, and a repository without any.
    private static final Set<Integer> NOTHING = Set.of(NOT_FOUND, 409, 422);

    /// The most files that a comparison lists. Source: GitHub's REST API reference, "Compare two commits".
    private static final int MAX_CHANGED = 300;

    private static final String SHA = "application/vnd.github.sha";
    private static final String RAW = "application/vnd.github.raw+json";
    private static final Pattern SLASH = Pattern.compile("/");

    private final ApiConnector connector;

    RepositoryFiles(ApiConnector connector) {
        this.connector = connector;
    }

    @Override
    public Optional<CommitSha> commit(RepoRef repo, String ref) {
        var name = ref.isEmpty() ? "HEAD" : ref;
        var request = get(repo, "/commits/" + encoded(name)).with(ApiRequest.ACCEPT, SHA);
        var answer = connector.send(RestReads.caller(repo), request);
        if (NOTHING.contains(answer.status())) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw Answers.refusal("reading commit %s of %s".formatted(name, repo), answer);
        }
        return Optional.of(new String(answer.body(), StandardCharsets.UTF_8).strip())
                .filter(CommitSha::isFull)
                .map(CommitSha::new);
    }

    @Override
    public Content read(RepoRef repo, CommitSha sha, String path, long maxBytes) {
        var request = get(repo, "/contents/%s?ref=%s".formatted(encoded(path), sha.hex()))
                .with(ApiRequest.ACCEPT, RAW)
                .upTo(maxBytes);
        try {
            var answer = connector.sendLimited(RestReads.caller(repo), request);
            if (NOTHING.contains(answer.status())) {
                return new Content.Missing();
            }
            if (!answer.isSuccess()) {
                throw Answers.refusal("reading %s of %s".formatted(path, repo), answer);
            }
            return isJsonListing(answer)
                    ? new Content.Unusable("%s is not a file".formatted(path))
                    : new Content.Found(answer.body());
        } catch (BodyTooLarge _) {
            return new Content.Unusable("%s has more than %,d bytes".formatted(path, maxBytes));
        }
    }

    /// Directories, submodules and broken links come as JSON, however raw one wants them.
    private static boolean isJsonListing(ApiAnswer answer) {
        return answer.header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    @Override
    public String repository(RepoRef repo) {
        var json = Answers.json("reading repository " + repo, connector.send(RestReads.caller(repo), get(repo, "")));
        if (json instanceof ObjectNode object) {
            object.remove("temp_clone_token");
        }
        return json.toString();
    }

    @Override
    public Optional<List<String>> changedFiles(RepoRef repo, CommitSha base, CommitSha head) {
        var path = "/compare/%s...%s?per_page=1&page=1".formatted(base.hex(), head.hex());
        var answer = connector.send(RestReads.caller(repo), get(repo, path));
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        var files = Answers.json("comparing commits of " + repo, answer).path("files");
        if (!files.isArray() || files.size() >= MAX_CHANGED) {
            return Optional.empty();
        }
        var paths = new TreeSet<String>();
        for (var file : files) {
            paths.add(file.path("filename").asText());
            if (file.hasNonNull("previous_filename")
                    && file.path("status").asText().equals("renamed")) {
                paths.add(file.path("previous_filename").asText());
            }
        }
        return Optional.of(List.copyOf(paths));
    }

    private ApiRequest get(RepoRef repo, String path) {
        return ApiRequest.get(connector.address().rest(RestReads.repoPath(repo) + path));
    }

    private static String encoded(String path) {
        return SLASH.splitAsStream(path).map(ApiAddress::encoded).collect(Collectors.joining("/"));
    }
}
