package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// Issues, comments and reactions, as the REST API has them.
final class IssueCalls {

    /// Source: GitHub's answer to a longer one, "body is too long (maximum is 65536 characters)".
    private static final int MAX_BODY = 65_536;

    private static final String ISSUES = "/repos/{owner}/{repo}/issues";
    private static final String READ = "issues:read";
    private static final String WRITE = "issues:write";

    private final FakeGitHub github;
    private final Lookup lookup;

    IssueCalls(FakeGitHub github, Lookup lookup) {
        this.github = github;
        this.lookup = lookup;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "GET",
                        ISSUES + "/comments/{comment_id}",
                        READ,
                        call -> Reply.ok(comment(call).json())),
                Route.of("PATCH", ISSUES + "/comments/{comment_id}", WRITE, this::edit),
                Route.of(
                        "GET",
                        ISSUES + "/comments/{comment_id}/reactions",
                        READ,
                        call -> lookup.page(call, comment(call).reactions())),
                Route.of(
                        "POST",
                        ISSUES + "/comments/{comment_id}/reactions",
                        WRITE,
                        call -> react(call, comment(call).reactions())),
                Route.of("GET", ISSUES + "/{issue_number}", READ, this::get),
                Route.of("GET", ISSUES + "/{issue_number}/comments", READ, this::comments),
                Route.of("POST", ISSUES + "/{issue_number}/comments", WRITE, this::create),
                Route.of(
                        "GET",
                        ISSUES + "/{issue_number}/reactions",
                        READ,
                        call -> lookup.page(call, issue(call).reactions)),
                Route.of(
                        "POST",
                        ISSUES + "/{issue_number}/reactions",
                        WRITE,
                        call -> react(call, issue(call).reactions)));
    }

    private Repository.Issue issue(Call call) {
        return Optional.ofNullable(lookup.repository(call).issues.get((int) call.id("issue_number")))
                .orElseThrow(Refusal::notFound);
    }

    private Repository.Comment comment(Call call) {
        return lookup.repository(call).issues.values().stream()
                .flatMap(issue -> issue.comments.values().stream())
                .filter(comment -> comment.id() == call.id("comment_id"))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Reply get(Call call) {
        return Reply.ok(github.pullShapes().issue(lookup.repository(call), issue(call)));
    }

    private Reply comments(Call call) {
        return lookup.page(
                call,
                issue(call).comments.values().stream()
                        .map(Repository.Comment::json)
                        .toList());
    }

    private static String body(Call call) {
        var body = call.text("body", "");
        if (body.isBlank() || body.length() > MAX_BODY) {
            throw Refusal.violation(422, "Validation Failed: body is blank or too long (maximum is 65536 characters)");
        }
        return body;
    }

    private Reply create(Call call) {
        var repository = lookup.repository(call);
        var bot = github.shapes().bot();
        var comment = FakeIssue.add(github, repository, issue(call), bot, body(call));
        github.payloads().comment(repository, issue(call), comment, "created");
        return Reply.created(comment.json());
    }

    private Reply edit(Call call) {
        var comment = comment(call);
        if (!comment.author().equals(github.shapes().bot())) {
            throw Refusal.of(403, "Resource not accessible by integration");
        }
        return Reply.ok(comment.json().put("body", body(call)));
    }

    /// The same reaction twice is one, and answered 200.
    private Reply react(Call call, List<ObjectNode> reactions) {
        var content = call.text("content", "");
        var existing = reactions.stream()
                .filter(reaction -> reaction.path("content").asText().equals(content))
                .findFirst();
        if (existing.isPresent()) {
            return Reply.ok(existing.get());
        }
        var id = github.world().nextId();
        var node = Json.object()
                .put("id", id)
                .put("node_id", Shapes.nodeId("Reaction", id))
                .put("content", content)
                .put("created_at", github.world().timestamp());
        node.set("user", github.shapes().account(github.shapes().bot()));
        reactions.add(node);
        return Reply.created(node);
    }
}
