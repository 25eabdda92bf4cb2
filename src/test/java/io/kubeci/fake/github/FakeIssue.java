package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// An issue, or the conversation of a pull request.
public final class FakeIssue {

    private final FakeGitHub github;
    private final Repository repository;
    private final Repository.Issue issue;

    FakeIssue(FakeGitHub github, Repository repository, Repository.Issue issue) {
        this.github = github;
        this.repository = repository;
        this.issue = issue;
    }

    /// @param reactions such as `eyes`
    public record CommentView(long id, String author, String body, List<String> reactions) {}

    static FakeIssue open(FakeGitHub github, Repository repository, String person, String title, String body) {
        var world = github.world();
        synchronized (world) {
            var number = repository.issues.size() + 1;
            var author = world.account(person);
            var issue = new Repository.Issue(number, world.nextId(), author, world.now(), title, body);
            repository.issues.put(number, issue);
            github.payloads().issueOpened(repository, issue);
            return new FakeIssue(github, repository, issue);
        }
    }

    public int number() {
        return issue.number;
    }

    /// Writes a comment; returns its id.
    public long comment(String person, String text) {
        synchronized (github.world()) {
            var comment = add(github, repository, issue, github.world().account(person), text);
            github.payloads().comment(repository, issue, comment, "created");
            return comment.id();
        }
    }

    public void edit(long id, String text) {
        synchronized (github.world()) {
            var comment = issue.comments.get(id);
            comment.json().put("body", text);
            github.payloads().comment(repository, issue, comment, "edited");
        }
    }

    static Repository.Comment add(
            FakeGitHub github, Repository repository, Repository.Issue issue, World.Account author, String text) {
        var id = github.world().nextId();
        var json = github.pullShapes().comment(repository, issue, id, author, text);
        var comment = new Repository.Comment(id, author, json, new ArrayList<>());
        issue.comments.put(id, comment);
        return comment;
    }

    public List<CommentView> comments() {
        synchronized (github.world()) {
            return issue.comments.values().stream()
                    .map(comment -> new CommentView(
                            comment.id(),
                            comment.author().login(),
                            comment.json().path("body").asText(),
                            reactions(comment.reactions())))
                    .toList();
        }
    }

    /// The reactions to the issue's own text.
    public List<String> reactions() {
        synchronized (github.world()) {
            return reactions(issue.reactions);
        }
    }

    private static List<String> reactions(List<ObjectNode> nodes) {
        return nodes.stream().map(node -> node.path("content").asText()).toList();
    }
}
