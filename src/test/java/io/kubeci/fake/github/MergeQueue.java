package io.kubeci.fake.github;

import java.util.List;
import java.util.TreeMap;

/// GitHub's merge queue, as far as an App notices it.
final class MergeQueue {

    private MergeQueue() {}

    static String request(FakeGitHub github, Repository repository, FakePull pull) {
        synchronized (github.world()) {
            var issue = pull.issue();
            var base = issue.pull.orElseThrow().base;
            var baseSha = repository.git.ref("refs/heads/" + base).orElseThrow();
            var sha = mergeCommit(github, repository, issue);
            var name = "gh-readonly-queue/" + base + "/pr-" + issue.number + "-" + baseSha;
            repository.git.point("refs/heads/" + name, sha);
            github.pushes().notice(repository, "github-merge-queue[bot]");
            var payloads = github.payloads();
            payloads.mergeGroup(
                    repository,
                    "checks_requested",
                    sha,
                    "refs/heads/" + name,
                    "refs/heads/" + base,
                    "github-merge-queue[bot]");
            return sha;
        }
    }

    static void destroy(FakeGitHub github, Repository repository, String sha) {
        synchronized (github.world()) {
            var prefix = "refs/heads/gh-readonly-queue/";
            for (var ref : repository.git.refs(prefix).entrySet()) {
                if (ref.getValue().equals(sha)) {
                    var rest = ref.getKey().substring(prefix.length());
                    var base = "refs/heads/" + rest.substring(0, rest.lastIndexOf("/pr-"));
                    github.payloads()
                            .mergeGroup(repository, "destroyed", sha, ref.getKey(), base, "github-merge-queue[bot]");
                    repository.git.delete(ref.getKey());
                }
            }
            github.pushes().notice(repository, "github-merge-queue[bot]");
        }
    }

    /// A commit that joins the pull request's head with its base; the head's files win.
    static String mergeCommit(FakeGitHub github, Repository repository, Repository.Issue issue) {
        var git = repository.git;
        var pull = issue.pull.orElseThrow();
        var base = git.resolve("refs/heads/" + pull.base).orElseThrow();
        var head = git.commit(pull.headSha).orElseThrow();
        var files = new TreeMap<>(git.trees().files(base.tree()));
        files.putAll(git.trees().files(head.tree()));
        var message = "Merge pull request #" + issue.number + " from " + pull.headBranch;
        return git.commit(
                git.trees().write(files),
                List.of(base.sha(), head.sha()),
                base.author(),
                github.world().now(),
                message);
    }
}
