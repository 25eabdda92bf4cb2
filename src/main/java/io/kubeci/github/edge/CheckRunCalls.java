package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.github.Annotation;
import io.kubeci.github.CheckRunSummary;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.edge.CheckRunBody.Extra;
import io.kubeci.model.CommitSha;
import io.kubeci.model.RepoRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Writes and finds check runs: one request each, and one more for each further 50 annotations.
///
/// A request that GitHub refuses with 422 is sent again without its optional parts, one after the other, so that the
/// conclusion gets through. What a person should have seen is then missing, which is logged, without what it was.
final class CheckRunCalls {

    private static final Logger LOG = Logger.getLogger(CheckRunCalls.class);

    /// Source: REST API reference, "Create a check run", `output.annotations`.
    private static final int ANNOTATIONS_PER_REQUEST = 50;

    private static final int PER_PAGE = 100;

    /// GitHub keeps 1,000 check runs of one name in a suite at most (GitHub Docs, "Using the REST API to interact with
    /// checks").
    private static final int MAX_PAGES = 10;

    private static final int UNPROCESSABLE = 422;
    private static final String NO_COMMIT = "No commit found";

    private final ApiConnector connector;
    private final long appId;

    CheckRunCalls(ApiConnector connector, long appId) {
        this.connector = connector;
        this.appId = appId;
    }

    /// See [io.kubeci.github.GitHub#createCheckRun].
    long create(RepoRef repo, CommitSha sha, CheckRunUpdate checkRun) {
        var what = "making a check run on %s of %s".formatted(sha, repo);
        var sent = sent(what, checkRun, body -> send(repo, "POST", "/check-runs", body.put("head_sha", sha.hex())));
        var id = sent.json().path("id").asLong();
        append(repo, id, checkRun, sent.extras());
        return id;
    }

    /// See [io.kubeci.github.GitHub#updateCheckRun].
    void update(RepoRef repo, long id, CheckRunUpdate checkRun) {
        var what = "updating check run %d of %s".formatted(id, repo);
        var sent = sent(what, checkRun, body -> send(repo, "PATCH", "/check-runs/" + id, body));
        append(repo, id, checkRun, sent.extras());
    }

    /// See [io.kubeci.github.GitHub#annotationsShown].
    int annotationsShown(RepoRef repo, long id) {
        var uri = connector.address().rest(RestReads.repoPath(repo) + "/check-runs/" + id);
        var answer = connector.send(RestReads.caller(repo), ApiRequest.get(uri));
        return Answers.json("reading check run %d of %s".formatted(id, repo), answer)
                .path("output")
                .path("annotations_count")
                .asInt();
    }

    /// See [io.kubeci.github.GitHub#findCheckRun].
    Optional<Long> find(RepoRef repo, CommitSha sha, String name, String marker) {
        return listed(repo, sha, "&filter=all&check_name=" + ApiAddress.encoded(name)).stream()
                .filter(run -> run.path("name").asText().equals(name))
                .filter(run -> marker.equals(run.path("details_url").asText())
                        || marker.equals(run.path("external_id").asText()))
                .map(run -> run.path("id").asLong())
                .findFirst();
    }

    /// See [io.kubeci.github.GitHub#checkRuns].
    List<CheckRunSummary> list(RepoRef repo, CommitSha sha) {
        return listed(repo, sha, "&filter=latest").stream()
                .map(run -> new CheckRunSummary(
                        run.path("id").asLong(),
                        run.path("name").asText(),
                        run.path("external_id").asText(""),
                        run.path("status").asText(),
                        run.path("conclusion").asText("")))
                .toList();
    }

    private record Sent(JsonNode json, Set<Extra> extras) {}

    private Sent sent(String what, CheckRunUpdate checkRun, Function<ObjectNode, ApiAnswer> send) {
        var first =
                checkRun.annotations().stream().limit(ANNOTATIONS_PER_REQUEST).toList();
        var extras = EnumSet.allOf(Extra.class);
        var answer = send.apply(CheckRunBody.whole(checkRun, first, extras));
        for (var extra : Extra.values()) {
            if (answer.status() != UNPROCESSABLE || Answers.message(answer).contains(NO_COMMIT)) {
                break;
            }
            extras.remove(extra);
            if (extra.isIn(checkRun)) {
                answer = send.apply(CheckRunBody.whole(checkRun, first, extras));
            }
        }
        var json = Answers.json(what, answer);
        if (extras.size() < Extra.values().length) {
            LOG.warnf("GitHub refused parts of a check run; %s: only %s of its optional parts were left", what, extras);
        }
        return new Sent(json, extras);
    }

    /// Appends what did not fit into the first request. Fifty that GitHub refuses are left out.
    private void append(RepoRef repo, long id, CheckRunUpdate checkRun, Set<Extra> extras) {
        var annotations = checkRun.annotations();
        for (var from = ANNOTATIONS_PER_REQUEST; from < annotations.size(); from += ANNOTATIONS_PER_REQUEST) {
            var some = annotations.subList(from, Math.min(from + ANNOTATIONS_PER_REQUEST, annotations.size()));
            append(repo, id, CheckRunBody.more(checkRun, some, extras), some);
        }
    }

    private void append(RepoRef repo, long id, ObjectNode body, List<Annotation> some) {
        var answer = send(repo, "PATCH", "/check-runs/" + id, body);
        if (answer.status() == UNPROCESSABLE) {
            LOG.warnf("GitHub refused %d annotations of check run %d of %s", some.size(), id, repo);
        } else if (!answer.isSuccess()) {
            throw Answers.refusal("annotating check run %d of %s".formatted(id, repo), answer);
        }
    }

    private ApiAnswer send(RepoRef repo, String method, String path, ObjectNode body) {
        var uri = connector.address().rest(RestReads.repoPath(repo) + path);
        return connector.send(RestReads.caller(repo), ApiRequest.change(method, uri, body));
    }

    /// All check runs of our App; none where GitHub does not know the commit.
    private List<JsonNode> listed(RepoRef repo, CommitSha sha, String filter) {
        var path = "%s/commits/%s/check-runs?app_id=%d&per_page=%d%s"
                .formatted(RestReads.repoPath(repo), sha, appId, PER_PAGE, filter);
        var found = new ArrayList<JsonNode>();
        for (var page = 1; page <= MAX_PAGES; page++) {
            var uri = connector.address().rest(page == 1 ? path : path + "&page=" + page);
            var answer = connector.send(RestReads.caller(repo), ApiRequest.get(uri));
            if (answer.status() == UNPROCESSABLE) {
                return List.of();
            }
            var runs = Answers.json("reading check runs on %s of %s".formatted(sha, repo), answer)
                    .path("check_runs");
            runs.forEach(found::add);
            if (runs.size() < PER_PAGE) {
                break;
            }
        }
        found.removeIf(run -> run.path("app").path("id").asLong() != appId);
        return found;
    }
}
