package io.kubeci.github.edge;

import io.kubeci.github.CheckRunSummary;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CiDirectory;
import io.kubeci.github.GitHub;
import io.kubeci.model.CommitSha;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// GitHub over HTTP: what the port promises, by the parts that do it.
///
/// To add a call: a method in the part it belongs to ([RestReads], [CheckRunCalls], or a new one; by [Kohsuke] where
/// kohsuke has it and makes one request of it, else by an [ApiRequest]), its path in [Operation], and a line here.
final class HttpGitHub implements GitHub {

    private final Directories directories;
    private final RestReads reads;
    private final CheckRunCalls checkRuns;

    HttpGitHub(ApiConnector connector, long appId) {
        reads = new RestReads(connector, new Kohsuke(connector));
        directories = new Directories(new GraphQl(connector), new TreeWalk(reads));
        checkRuns = new CheckRunCalls(connector, appId);
    }

    @Override
    public Optional<CiDirectory> directory(RepoRef repo, CommitSha sha, String path) {
        return directories.read(repo, sha, path);
    }

    @Override
    public Optional<byte[]> blob(RepoRef repo, String blobSha, long maxBytes) {
        return reads.blob(repo, blobSha, maxBytes);
    }

    @Override
    public List<PullRequest> openPullRequests(RepoRef repo, String branch) {
        return reads.openPullRequests(repo, branch);
    }

    @Override
    public Optional<CommitSha> branchHead(RepoRef repo, String branch) {
        return reads.branchHead(repo, branch);
    }

    @Override
    public Optional<Set<String>> paths(RepoRef repo, CommitSha sha) {
        return reads.paths(repo, sha);
    }

    @Override
    public long createCheckRun(RepoRef repo, CommitSha sha, CheckRunUpdate checkRun) {
        return checkRuns.create(repo, sha, checkRun);
    }

    @Override
    public void updateCheckRun(RepoRef repo, long checkRunId, CheckRunUpdate checkRun) {
        checkRuns.update(repo, checkRunId, checkRun);
    }

    @Override
    public int annotationsShown(RepoRef repo, long checkRunId) {
        return checkRuns.annotationsShown(repo, checkRunId);
    }

    @Override
    public Optional<Long> findCheckRun(RepoRef repo, CommitSha sha, String name, String marker) {
        return checkRuns.find(repo, sha, name, marker);
    }

    @Override
    public List<CheckRunSummary> checkRuns(RepoRef repo, CommitSha sha) {
        return checkRuns.list(repo, sha);
    }
}
