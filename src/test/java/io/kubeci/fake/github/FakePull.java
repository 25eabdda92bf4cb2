package io.kubeci.fake.github;

import java.util.Optional;

/// A pull request as people use it. Its commits are pushed to the head branch like any others.
public final class FakePull {

    private final FakeGitHub github;
    private final Repository repository;
    private final Repository.Issue issue;

    private FakePull(FakeGitHub github, Repository repository, Repository.Issue issue) {
        this.github = github;
        this.repository = repository;
        this.issue = issue;
    }

    record Opening(String title, String branch, String base, String person, boolean draft) {}

    static FakePull open(FakeGitHub github, Repository repository, Repository head, Opening opening) {
        var world = github.world();
        synchronized (world) {
            var sha = head.git.ref("refs/heads/" + opening.branch()).orElseThrow();
            var base = repository.git.ref("refs/heads/" + opening.base()).orElseThrow();
            var number = repository.issues.size() + 1;
            var author = world.account(opening.person());
            var issue = new Repository.Issue(number, world.nextId(), author, world.now(), opening.title(), "");
            var pull = new Repository.Pull(head, opening.branch(), sha, opening.base(), base);
            pull.draft = opening.draft();
            issue.pull = Optional.of(pull);
            repository.issues.put(number, issue);
            repository.git.point("refs/pull/" + number + "/head", sha);
            github.payloads().pull(repository, issue, "opened", Optional.empty(), opening.person());
            return new FakePull(github, repository, issue);
        }
    }

    public int number() {
        return issue.number;
    }

    public String head() {
        return issue.pull.orElseThrow().headSha;
    }

    Repository.Issue issue() {
        return issue;
    }

    public void ready() {
        synchronized (github.world()) {
            issue.pull.orElseThrow().draft = false;
            tell("ready_for_review");
        }
    }

    public void convertToDraft() {
        synchronized (github.world()) {
            issue.pull.orElseThrow().draft = true;
            tell("converted_to_draft");
        }
    }

    public void close() {
        synchronized (github.world()) {
            issue.open = false;
            tell("closed");
        }
    }

    public void reopen() {
        synchronized (github.world()) {
            issue.open = true;
            tell("reopened");
        }
    }

    /// Closes it as merged, with a merge commit on the base.
    public void merge() {
        synchronized (github.world()) {
            var sha = MergeQueue.mergeCommit(github, repository, issue);
            issue.open = false;
            issue.pull.orElseThrow().merged = true;
            tell("closed");
            repository.git.point("refs/heads/" + issue.pull.orElseThrow().base, sha);
            github.pushes().notice(repository, issue.author.login());
        }
    }

    public void changeBase(String base) {
        synchronized (github.world()) {
            var pull = issue.pull.orElseThrow();
            pull.base = base;
            pull.baseSha = repository.git.ref("refs/heads/" + base).orElseThrow();
            tell("edited");
        }
    }

    private void tell(String action) {
        github.payloads().pull(repository, issue, action, Optional.empty(), issue.author.login());
    }

    /// The conversation, with comments and reactions.
    public FakeIssue conversation() {
        return new FakeIssue(github, repository, issue);
    }

    public long comment(String person, String text) {
        return conversation().comment(person, text);
    }
}
