package io.kubeci.flow;

import io.kubeci.github.Annotation;
import io.kubeci.github.CheckNotes;
import io.kubeci.github.CheckRunSummary;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;
import io.kubeci.github.CiDirectory;
import io.kubeci.github.GitHub;
import io.kubeci.model.CommitSha;
import io.kubeci.model.Gone;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// GitHub as a page: check runs on commits.
final class InMemoryGitHub implements GitHub, CheckNotes {

    /// A check run as people see it.
    static final class Shown {
        final long id;
        final CommitSha sha;
        CheckRunUpdate update;
        final List<Annotation> annotations = new ArrayList<>();

        Shown(long id, CommitSha sha, CheckRunUpdate update) {
            this.id = id;
            this.sha = sha;
            this.update = update;
            annotations.addAll(update.annotations());
        }

        String conclusion() {
            return update.state() instanceof CheckState.Completed(var conclusion, var _) ? conclusion.wire() : "";
        }
    }

    private final Crashes crashes;
    private final List<Shown> checkRuns = new ArrayList<>();
    private final Map<CommitSha, CiDirectory> directories = new HashMap<>();
    private final Map<String, CiDirectory> everywhere = new HashMap<>();
    private final Map<String, List<PullRequest>> pulls = new HashMap<>();
    private final Map<String, CommitSha> heads = new HashMap<>();
    private Supplier<Set<String>> paths = Set::of;
    private int unavailableCalls;
    private int refusedCalls;
    private int calls;

    InMemoryGitHub(Crashes crashes) {
        this.crashes = crashes;
    }

    void hasFile(CommitSha sha, String name, String text) {
        directories.put(sha, new CiDirectory(Map.of(name, new CiDirectory.Text(text, "0".repeat(40))), false));
    }

    /// Every commit has this directory, but those of which something else was said.
    void hasDirectory(String path, CiDirectory directory) {
        everywhere.put(path, directory);
    }

    void hasFiles(CommitSha sha, Map<String, String> texts) {
        var entries = new HashMap<String, CiDirectory.Entry>();
        texts.forEach((name, text) -> entries.put(name, new CiDirectory.Text(text, "0".repeat(40))));
        directories.put(sha, new CiDirectory(entries, false));
    }

    void hasPullRequest(String branch, PullRequest pull) {
        pulls.computeIfAbsent(branch, _ -> new ArrayList<>()).add(pull);
    }

    void branchIsAt(String branch, CommitSha sha) {
        heads.put(branch, sha);
    }

    void hasPaths(Set<String> all) {
        paths = () -> all;
    }

    void refusesPaths(Supplier<RuntimeException> refusal) {
        paths = () -> {
            throw refusal.get();
        };
    }

    void isUnavailableFor(int nextCalls) {
        unavailableCalls = nextCalls;
    }

    /// Says that nothing is there, as it does for a moment after changes of its own.
    void knowsNothingFor(int nextCalls) {
        refusedCalls = nextCalls;
    }

    int calls() {
        return calls;
    }

    List<Shown> checkRuns() {
        return checkRuns;
    }

    Shown checkRun(CommitSha sha, String name) {
        return checkRuns.stream()
                .filter(run -> run.sha.equals(sha) && run.update.name().equals(name))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no check run '%s' on %s".formatted(name, sha)));
    }

    @Override
    public Optional<CiDirectory> directory(RepoRef repo, CommitSha sha, String path) {
        call();
        return Optional.ofNullable(directories.getOrDefault(sha, everywhere.get(path)));
    }

    @Override
    public Optional<byte[]> blob(RepoRef repo, String blobSha, long maxBytes) {
        call();
        return Optional.empty();
    }

    @Override
    public List<PullRequest> openPullRequests(RepoRef repo, String branch) {
        call();
        return pulls.getOrDefault(branch, List.of());
    }

    @Override
    public Optional<CommitSha> branchHead(RepoRef repo, String branch) {
        call();
        return Optional.ofNullable(heads.get(branch));
    }

    @Override
    public Optional<Set<String>> paths(RepoRef repo, CommitSha sha) {
        call();
        return Optional.of(paths.get());
    }

    @Override
    public long createCheckRun(RepoRef repo, CommitSha sha, CheckRunUpdate checkRun) {
        call();
        crashes.before();
        var shown = new Shown(checkRuns.size() + 1L, sha, checkRun);
        checkRuns.add(shown);
        crashes.after();
        return shown.id;
    }

    @Override
    public void updateCheckRun(RepoRef repo, long checkRunId, CheckRunUpdate checkRun) {
        call();
        crashes.before();
        var shown = checkRuns.get((int) checkRunId - 1);
        shown.update = checkRun;
        shown.annotations.addAll(checkRun.annotations());
        crashes.after();
    }

    @Override
    public int annotationsShown(RepoRef repo, long checkRunId) {
        call();
        return checkRuns.get((int) checkRunId - 1).annotations.size();
    }

    @Override
    public Optional<Long> findCheckRun(RepoRef repo, CommitSha sha, String name, String marker) {
        call();
        return checkRuns.stream()
                .filter(run -> run.sha.equals(sha) && run.update.name().equals(name))
                .filter(run -> run.update.detailsUrl().filter(marker::equals).isPresent()
                        || run.update.externalId().equals(marker))
                .map(run -> run.id)
                .findFirst();
    }

    @Override
    public List<CheckRunSummary> checkRuns(RepoRef repo, CommitSha sha) {
        call();
        return checkRuns.stream()
                .filter(run -> run.sha.equals(sha))
                .map(run -> new CheckRunSummary(
                        run.id,
                        run.update.name(),
                        run.update.externalId(),
                        run.update.state().status(),
                        run.conclusion()))
                .toList();
    }

    @Override
    public void rewrite(
            RepoRef repo, long checkRunId, UnaryOperator<String> change, List<CheckRunUpdate.Action> actions) {
        var before = checkRuns.get((int) checkRunId - 1).update;
        var output = before.output();
        var after = new CheckRunUpdate.Output(output.title(), change.apply(output.summary()), output.text());
        updateCheckRun(
                repo,
                checkRunId,
                new CheckRunUpdate(
                        before.name(),
                        before.externalId(),
                        before.detailsUrl(),
                        before.state(),
                        before.startedAt(),
                        after,
                        List.of(),
                        actions));
    }

    private void call() {
        calls++;
        if (refusedCalls > 0) {
            refusedCalls--;
            throw new Gone("GitHub answered 404");
        }
        if (unavailableCalls > 0) {
            unavailableCalls--;
            throw new Unavailable("GitHub answered 502", Duration.ZERO);
        }
    }
}
