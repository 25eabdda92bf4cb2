package io.kubeci.flow;

import io.kubeci.github.Contents;
import io.kubeci.model.CommitSha;
import io.kubeci.model.RepoRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Branches with files, and the pull requests that we opened.
final class InMemoryContents implements Contents {

    private final Crashes crashes;
    private final InMemoryGitHub github;
    private final Map<String, String> files = new HashMap<>();
    private final List<Change> commits = new ArrayList<>();
    private final List<Opening> openings = new ArrayList<>();
    private final Set<String> protectedBranches = new HashSet<>();
    private final Set<String> ruledBranches = new HashSet<>();

    InMemoryContents(Crashes crashes, InMemoryGitHub github) {
        this.crashes = crashes;
        this.github = github;
    }

    void hasFile(String branch, String path, String text) {
        files.put(branch + ":" + path, text);
    }

    /// The branch is protected, and GitHub says so.
    void protects(String branch) {
        protectedBranches.add(branch);
        ruledBranches.add(branch);
    }

    /// The branch takes no commits, which shows only when one tries.
    void rules(String branch) {
        ruledBranches.add(branch);
    }

    String file(String branch, String path) {
        return Optional.ofNullable(files.get(branch + ":" + path))
                .orElseThrow(() -> new AssertionError("no %s on %s: %s".formatted(path, branch, files.keySet())));
    }

    List<Change> commits() {
        return commits;
    }

    List<Opening> openings() {
        return openings;
    }

    @Override
    public Optional<String> fileSha(RepoRef repo, String branch, String path) {
        return Optional.ofNullable(files.get(branch + ":" + path)).map(BlobName::of);
    }

    @Override
    public Written put(RepoRef repo, Change change) {
        crashes.before();
        if (ruledBranches.contains(change.branch())) {
            return new Written.Refused("Changes must be made through a pull request.");
        }
        if (!fileSha(repo, change.branch(), change.path()).equals(change.replaces())) {
            return new Written.Changed();
        }
        files.put(change.branch() + ":" + change.path(), change.text());
        commits.add(change);
        crashes.after();
        return new Written.Committed();
    }

    @Override
    public boolean isProtected(RepoRef repo, String branch) {
        return protectedBranches.contains(branch);
    }

    @Override
    public void createBranch(RepoRef repo, String branch, CommitSha at) {
        crashes.before();
        github.branchIsAt(branch, at);
        crashes.after();
    }

    @Override
    public int openPullRequest(RepoRef repo, Opening opening) {
        crashes.before();
        openings.add(opening);
        var number = 100 + openings.size();
        github.hasPullRequest(opening.head(), World.pull(number, opening.head()));
        crashes.after();
        return number;
    }
}
