package io.kubeci.fake.github;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A commit that a person is about to push: files on top of what the branch has.
public final class CommitDraft {

    private final FakeGitHub github;
    private final Repository repository;
    private final Map<String, Optional<GitTrees.Entry>> changes = new TreeMap<>();
    private String branch;
    private String author;
    private String message = "Change a few things";
    private boolean forced;

    CommitDraft(FakeGitHub github, Repository repository) {
        this.github = github;
        this.repository = repository;
        this.branch = repository.defaultBranch;
        this.author = "alice";
    }

    public CommitDraft file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public CommitDraft file(String path, byte[] content) {
        return entry(GitTrees.FILE, path, repository.git.objects().write("blob", content));
    }

    public CommitDraft executable(String path, String content) {
        var sha = repository.git.objects().write("blob", content.getBytes(StandardCharsets.UTF_8));
        return entry(GitTrees.EXECUTABLE, path, sha);
    }

    public CommitDraft link(String path, String target) {
        var sha = repository.git.objects().write("blob", target.getBytes(StandardCharsets.UTF_8));
        return entry(GitTrees.LINK, path, sha);
    }

    public CommitDraft submodule(String path, String commit) {
        return entry(GitTrees.SUBMODULE, path, commit);
    }

    private CommitDraft entry(String mode, String path, String sha) {
        changes.put(path, Optional.of(new GitTrees.Entry(mode, path, sha)));
        return this;
    }

    /// Deletes a file, or a directory with all in it.
    public CommitDraft delete(String path) {
        changes.put(path, Optional.empty());
        return this;
    }

    public CommitDraft on(String onto) {
        branch = onto;
        return this;
    }

    public CommitDraft by(String login) {
        author = login;
        return this;
    }

    public CommitDraft message(String text) {
        message = text;
        return this;
    }

    /// The commit takes the place of the branch's last one.
    public CommitDraft forced() {
        forced = true;
        return this;
    }

    /// Makes the commit and pushes it; returns its SHA.
    public String push() {
        synchronized (github.world) {
            github.world.account(author);
            var sha = write();
            repository.git.point("refs/heads/" + branch, sha);
            github.pushes.notice(repository, author);
            return sha;
        }
    }

    /// Makes the commit without any branch pointing at it.
    String write() {
        var git = repository.git;
        var parent =
                git.resolve("refs/heads/" + branch).or(() -> git.resolve("refs/heads/" + repository.defaultBranch));
        var files = new TreeMap<String, GitTrees.Entry>();
        parent.ifPresent(commit -> files.putAll(git.trees().files(commit.tree())));
        changes.forEach((path, entry) -> {
            files.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
            entry.ifPresent(present -> files.put(path, present));
        });
        var parents = parent.map(commit -> forced ? commit.parents() : List.of(commit.sha()))
                .orElse(List.of());
        // The address differs by repository, so that equal files in two of them are two commits.
        var who = "%s <%s@%s.example.org>".formatted(author, author, repository.id);
        return git.commit(git.trees().write(files), parents, who, github.world.now(), message);
    }
}
