package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.github.Comments;
import io.kubeci.github.Reaction;
import io.kubeci.github.Reply;
import io.kubeci.model.CommitSha;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Conversations over HTTP.
final class HttpComments implements Comments {

    private static final int PER_PAGE = 100;

    /// How far an earlier reply is looked for: 2,000 comments. Ours: where more was said than that, one more remark
    /// of ours is not missed.
    private static final int MAX_PAGES = 20;

    private final ApiConnector connector;
    private final long appId;

    HttpComments(ApiConnector connector, long appId) {
        this.connector = connector;
        this.appId = appId;
    }

    @Override
    public void react(RepoRef repo, Said said, Reaction reaction) {
        var to = said.commentId() == 0 ? Integer.toString(said.issue()) : "comments/" + said.commentId();
        var body = Answers.object().put("content", reaction.wire());
        var answer = post(repo, "/issues/%s/reactions".formatted(to), body);
        Answers.json("reacting to what was said in %s#%d".formatted(repo, said.issue()), answer);
    }

    @Override
    public void reply(RepoRef repo, int issue, Reply reply, Instant since) {
        if (isThere(repo, issue, reply, since)) {
            return;
        }
        var body = Answers.object().put("body", reply.body());
        Answers.json("replying in %s#%d".formatted(repo, issue), post(repo, comments(issue), body));
    }

    @Override
    public Head pullRequest(RepoRef repo, int number) {
        var what = "reading pull request %s#%d".formatted(repo, number);
        var request = ApiRequest.get(connector.address().rest(RestReads.repoPath(repo) + "/pulls/" + number));
        var json = Answers.json(what, connector.send(RestReads.caller(repo), request));
        var sha = json.path("head").path("sha").asText();
        if (!CommitSha.isFull(sha)) {
            throw new Unavailable(what + ": GitHub names no head", Duration.ZERO);
        }
        return new Head(pull(json), new CommitSha(sha));
    }

    private static PullRequest pull(JsonNode json) {
        var head = json.path("head");
        // The head's repository is null once the fork is deleted: no longer known to be ours means a fork.
        var headId = head.path("repo").path("id").asLong(0);
        return new PullRequest(
                json.path("number").asInt(),
                json.path("base").path("ref").asText(),
                head.path("ref").asText(),
                json.path("draft").asBoolean(),
                headId == 0
                        || headId != json.path("base").path("repo").path("id").asLong(0),
                json.path("title").asText(),
                json.path("html_url").asText(),
                true);
    }

    private boolean isThere(RepoRef repo, int issue, Reply reply, Instant since) {
        var path = RestReads.repoPath(repo) + comments(issue) + "?per_page=" + PER_PAGE;
        var from = since.equals(Instant.EPOCH) ? "" : "&since=" + since.truncatedTo(ChronoUnit.SECONDS);
        for (int page = 1; page <= MAX_PAGES; page++) {
            var uri = connector.address().rest(path + from + (page == 1 ? "" : "&page=" + page));
            var found = Answers.json(
                    "reading comments of %s#%d".formatted(repo, issue),
                    connector.send(RestReads.caller(repo), ApiRequest.get(uri)));
            for (var comment : found) {
                if (isOurs(comment) && comment.path("body").asText().contains(reply.hidden())) {
                    return true;
                }
            }
            if (found.size() < PER_PAGE) {
                return false;
            }
        }
        return true;
    }

    /// Anybody can write our mark, so it counts only in what our App wrote.
    private boolean isOurs(JsonNode comment) {
        return comment.path("performed_via_github_app").path("id").asLong() == appId;
    }

    private static String comments(int issue) {
        return "/issues/%d/comments".formatted(issue);
    }

    private ApiAnswer post(RepoRef repo, String path, JsonNode body) {
        var uri = connector.address().rest(RestReads.repoPath(repo) + path);
        return connector.send(RestReads.caller(repo), ApiRequest.change("POST", uri, body));
    }
}
