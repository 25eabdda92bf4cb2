package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.github.Repositories;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.model.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Repositories by name, over HTTP: the installation as the App itself, all else as the installation.
final class HttpRepositories implements Repositories {

    private static final int NOT_FOUND = 404;

    /// GitHub's answer for a repository without any commit.
    private static final int CONFLICT = 409;

    /// GitHub's answer for a ref that is none.
    private static final int UNPROCESSABLE = 422;

    /// The commit's name and nothing else. Source: GitHub's REST API reference, "Get a commit".
    private static final String SHA_ONLY = "application/vnd.github.sha";

    private final ApiConnector connector;

    HttpRepositories(ApiConnector connector) {
        this.connector = connector;
    }

    @Override
    public Optional<Repository> find(String owner, String name, OptionalLong installation) {
        var found = installation.isPresent() ? installation : installation(owner, name);
        return found.isEmpty() ? Optional.empty() : read(found.getAsLong(), owner, name);
    }

    @Override
    public Optional<CommitSha> commit(RepoRef repo, GitRef ref) {
        return commit(
                repo,
                switch (ref) {
                    case GitRef.Branch(String name) -> "heads/" + name;
                    case GitRef.Tag(String name) -> "tags/" + name;
                });
    }

    @Override
    public boolean has(RepoRef repo, CommitSha sha) {
        return commit(repo, sha.hex()).isPresent();
    }

    private Optional<CommitSha> commit(RepoRef repo, String revision) {
        var what = "reading %s of %s".formatted(revision, repo);
        var path = RestReads.repoPath(repo) + "/commits/" + encoded(revision);
        var request = ApiRequest.get(connector.address().rest(path)).with(ApiRequest.ACCEPT, SHA_ONLY);
        var answer = connector.send(RestReads.caller(repo), request);
        if (answer.status() == NOT_FOUND || answer.status() == CONFLICT || answer.status() == UNPROCESSABLE) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw Answers.refusal(what, answer);
        }
        var sha = new String(answer.body(), StandardCharsets.UTF_8).strip();
        if (!CommitSha.isFull(sha)) {
            throw new Unavailable(what + ": GitHub answered what is no commit", Duration.ZERO);
        }
        return Optional.of(new CommitSha(sha));
    }

    private OptionalLong installation(String owner, String name) {
        var request = ApiRequest.get(connector.address().rest(path(owner, name) + "/installation"));
        var answer = connector.send(new Caller.App(), request);
        if (answer.status() == NOT_FOUND) {
            return OptionalLong.empty();
        }
        var json = Answers.json("looking for the installation of %s/%s".formatted(owner, name), answer);
        return OptionalLong.of(json.path("id").asLong());
    }

    private Optional<Repository> read(long installation, String owner, String name) {
        try {
            var request = ApiRequest.get(connector.address().rest(path(owner, name)));
            var answer = connector.send(new Caller.Installation(installation), request);
            return answer.status() == NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(repository(
                            installation, Answers.json("reading repository %s/%s".formatted(owner, name), answer)));
        } catch (Gone _) {
            // The installation was removed or suspended, or a configured one never was.
            return Optional.empty();
        }
    }

    private static Repository repository(long installation, JsonNode json) {
        return new Repository(
                new RepoRef(
                        installation,
                        json.path("id").asLong(),
                        json.path("owner").path("login").asText(),
                        json.path("name").asText()),
                json.path("ssh_url").asText(),
                json.path("git_url").asText(),
                json.path("clone_url").asText(),
                json.path("html_url").asText(),
                json.path("default_branch").asText());
    }

    private static String path(String owner, String name) {
        return Stream.of("", "repos", owner, name).map(ApiAddress::encoded).collect(Collectors.joining("/"));
    }

    private static String encoded(String ref) {
        return Stream.of(ref.split("/", -1)).map(ApiAddress::encoded).collect(Collectors.joining("/"));
    }
}
