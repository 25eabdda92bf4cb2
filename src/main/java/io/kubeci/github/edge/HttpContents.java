package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.github.Contents;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Changes to files over HTTP.
final class HttpContents implements Contents {

    private static final Pattern SLASH = Pattern.compile("/");
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    /// What GitHub says, with 409 or 422, if the file is another than the one that is to be replaced.
    private static final Pattern CHANGED =
            Pattern.compile("does not match|\"sha\" wasn't supplied|is at [0-9a-f]+ but");

    private final ApiConnector connector;

    HttpContents(ApiConnector connector) {
        this.connector = connector;
    }

    @Override
    public Optional<String> fileSha(RepoRef repo, String branch, String path) {
        var what = "reading %s of %s at %s".formatted(path, repo, branch);
        // By the branch's name, not the full ref's: both work on GitHub, and the short one is what the reference has.
        var answer = get(repo, "/contents/%s?ref=%s".formatted(segments(path), ApiAddress.encoded(branch)));
        if (answer.status() == NOT_FOUND) {
            requireBranch(repo, branch);
            return Optional.empty();
        }
        return Optional.of(Answers.json(what, answer).path("sha").asText()).filter(sha -> !sha.isEmpty());
    }

    @Override
    public Written put(RepoRef repo, Change change) {
        var what = "committing %s to %s of %s".formatted(change.path(), change.branch(), repo);
        var content = Base64.getEncoder().encodeToString(change.text().getBytes(StandardCharsets.UTF_8));
        var body = Answers.object()
                .put("message", change.message())
                .put("content", content)
                .put("branch", change.branch());
        change.replaces().ifPresent(sha -> body.put("sha", sha));
        var answer = send(repo, "PUT", "/contents/" + segments(change.path()), body);
        if (answer.isSuccess()) {
            return new Written.Committed();
        }
        var isAboutContent = answer.status() == CONFLICT || answer.status() == UNPROCESSABLE;
        var message = Answers.message(answer);
        if (isAboutContent && CHANGED.matcher(message).find()) {
            return new Written.Changed();
        }
        if (isAboutContent || answer.status() == 403) {
            return new Written.Refused(message);
        }
        throw Answers.refusal(what, answer);
    }

    @Override
    public boolean isProtected(RepoRef repo, String branch) {
        return branch(repo, branch).path("protected").asBoolean(false);
    }

    @Override
    public void createBranch(RepoRef repo, String branch, CommitSha at) {
        var body = Answers.object().put("ref", GitRef.HEADS + branch).put("sha", at.hex());
        var answer = send(repo, "POST", "/git/refs", body);
        if (answer.status() != UNPROCESSABLE || !Answers.message(answer).contains("already exists")) {
            Answers.json("making branch %s of %s".formatted(branch, repo), answer);
        }
    }

    @Override
    public int openPullRequest(RepoRef repo, Opening opening) {
        var what = "opening a pull request from %s of %s".formatted(opening.head(), repo);
        var body = Answers.object()
                .put("title", opening.title())
                .put("head", opening.head())
                .put("base", opening.base())
                .put("body", opening.body());
        var number = Answers.json(what, send(repo, "POST", "/pulls", body)).path("number");
        if (number.asInt() <= 0) {
            throw new Unavailable(what + ": GitHub names no number", Duration.ZERO);
        }
        return number.asInt();
    }

    private void requireBranch(RepoRef repo, String branch) {
        branch(repo, branch);
    }

    private JsonNode branch(RepoRef repo, String branch) {
        return Answers.json(
                "reading branch %s of %s".formatted(branch, repo), get(repo, "/branches/" + segments(branch)));
    }

    private static String segments(String path) {
        return SLASH.splitAsStream(path).map(ApiAddress::encoded).collect(Collectors.joining("/"));
    }

    private ApiAnswer get(RepoRef repo, String path) {
        var uri = connector.address().rest(RestReads.repoPath(repo) + path);
        return connector.send(RestReads.caller(repo), ApiRequest.get(uri));
    }

    private ApiAnswer send(RepoRef repo, String method, String path, JsonNode body) {
        var uri = connector.address().rest(RestReads.repoPath(repo) + path);
        return connector.send(RestReads.caller(repo), ApiRequest.change(method, uri, body));
    }
}
