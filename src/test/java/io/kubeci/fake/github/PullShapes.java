package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The forms in which GitHub shows pull requests, issues and comments.
final class PullShapes {

    private final Shapes shapes;

    PullShapes(Shapes shapes) {
        this.shapes = shapes;
    }

    ObjectNode pull(Repository repository, Repository.Issue issue) {
        var pull = issue.pull.orElseThrow();
        var example = (ObjectNode) WebhookExamples.of("pull_request.opened").get("pull_request");
        var node = shapes.rebase(example, repository);
        var url = shapes.apiUrl(repository) + "/pulls/" + issue.number;
        var page = shapes.pageUrl(repository) + "/pull/" + issue.number;
        var issueUrl = shapes.apiUrl(repository) + "/issues/" + issue.number;
        var statuses = shapes.apiUrl(repository) + "/statuses/" + pull.headSha;
        node.put("id", issue.id)
                .put("node_id", Shapes.nodeId("PullRequest", issue.id))
                .put("number", issue.number)
                .put("url", url)
                .put("html_url", page)
                .put("diff_url", page + ".diff")
                .put("patch_url", page + ".patch")
                .put("issue_url", issueUrl)
                .put("commits_url", url + "/commits")
                .put("review_comments_url", url + "/comments")
                .put("comments_url", issueUrl + "/comments")
                .put("statuses_url", statuses)
                .put("state", issue.open ? "open" : "closed")
                .put("title", issue.title)
                .put("body", issue.body)
                .put("draft", pull.draft)
                .put("merged", pull.merged)
                .put("created_at", issue.created.toString())
                .put("updated_at", shapes.world().timestamp())
                .put("closed_at", issue.open ? null : shapes.world().timestamp())
                .put("merged_at", pull.merged ? shapes.world().timestamp() : null)
                .put("author_association", association(repository, issue.author));
        node.set("user", shapes.account(issue.author));
        node.set("assignees", Json.array(List.of()));
        node.set("requested_reviewers", Json.array(List.of()));
        node.set("labels", Json.array(List.of()));
        node.putNull("assignee").putNull("merge_commit_sha");
        node.set("head", side(pull.headRepository, pull.headBranch, pull.headSha));
        node.set("base", side(repository, pull.base, pull.baseSha));
        var links = Json.object();
        links.set("self", link(url));
        links.set("html", link(page));
        links.set("issue", link(issueUrl));
        links.set("comments", link(issueUrl + "/comments"));
        links.set("review_comments", link(url + "/comments"));
        links.set("review_comment", link(shapes.apiUrl(repository) + "/pulls/comments{/number}"));
        links.set("commits", link(url + "/commits"));
        links.set("statuses", link(statuses));
        node.set("_links", links);
        return node;
    }

    private ObjectNode side(Repository repository, String branch, String sha) {
        var node = Json.object()
                .put("label", repository.owner.login() + ":" + branch)
                .put("ref", branch)
                .put("sha", sha);
        node.set("user", shapes.account(repository.owner));
        node.set("repo", shapes.repository(repository));
        return node;
    }

    private static ObjectNode link(String url) {
        return Json.object().put("href", url);
    }

    String association(Repository repository, World.Account person) {
        if (person.equals(repository.owner)) {
            return "OWNER";
        }
        if (shapes.world().membersOf(repository.owner.login()).contains(person.login())) {
            return "MEMBER";
        }
        return repository.permissions.containsKey(person.login()) ? "COLLABORATOR" : "NONE";
    }

    ObjectNode issue(Repository repository, Repository.Issue issue) {
        var example = (ObjectNode) WebhookExamples.of("issues.opened").get("issue");
        var node = shapes.rebase(example, repository);
        var url = shapes.apiUrl(repository) + "/issues/" + issue.number;
        var kind = issue.pull.isPresent() ? "/pull/" : "/issues/";
        node.put("id", issue.id)
                .put("node_id", Shapes.nodeId("Issue", issue.id))
                .put("number", issue.number)
                .put("url", url)
                .put("html_url", shapes.pageUrl(repository) + kind + issue.number)
                .put("comments_url", url + "/comments")
                .put("events_url", url + "/events")
                .put("labels_url", url + "/labels{/name}")
                .put("state", issue.open ? "open" : "closed")
                .put("title", issue.title)
                .put("body", issue.body)
                .put("comments", issue.comments.size())
                .put("created_at", issue.created.toString())
                .put("updated_at", shapes.world().timestamp())
                .put("author_association", association(repository, issue.author));
        node.set("user", shapes.account(issue.author));
        node.set("labels", Json.array(List.of()));
        node.set("assignees", Json.array(List.of()));
        node.putNull("assignee").putNull("milestone");
        node.remove("pull_request");
        issue.pull.ifPresent(pull -> {
            var page = shapes.pageUrl(repository) + "/pull/" + issue.number;
            node.put("draft", pull.draft);
            node.set(
                    "pull_request",
                    Json.object()
                            .put("url", shapes.apiUrl(repository) + "/pulls/" + issue.number)
                            .put("html_url", page)
                            .put("diff_url", page + ".diff")
                            .put("patch_url", page + ".patch")
                            .putNull("merged_at"));
        });
        return node;
    }

    ObjectNode comment(Repository repository, Repository.Issue issue, long id, World.Account author, String body) {
        var example = (ObjectNode) WebhookExamples.of("issue_comment.created").get("comment");
        var node = shapes.rebase(example, repository);
        var kind = issue.pull.isPresent() ? "/pull/" : "/issues/";
        var bot = author.login().endsWith("[bot]");
        node.put("id", id)
                .put("node_id", Shapes.nodeId("IssueComment", id))
                .put("url", shapes.apiUrl(repository) + "/issues/comments/" + id)
                .put("html_url", shapes.pageUrl(repository) + kind + issue.number + "#issuecomment-" + id)
                .put("issue_url", shapes.apiUrl(repository) + "/issues/" + issue.number)
                .put("created_at", shapes.world().timestamp())
                .put("updated_at", shapes.world().timestamp())
                .put("author_association", association(repository, author))
                .put("body", body);
        node.set("user", shapes.account(author));
        node.set("performed_via_github_app", bot ? shapes.app() : node.nullNode());
        return node;
    }
}
