package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A repository as people use it: they push, open pull requests, press buttons, and look at checks.
public final class FakeRepository {

    private static final String PERSON = "alice";

    private final FakeGitHub github;
    private final Repository repository;

    FakeRepository(FakeGitHub github, Repository repository) {
        this.github = github;
        this.repository = repository;
    }

    public String fullName() {
        return repository.fullName();
    }

    public long id() {
        return repository.id;
    }

    /// The bare repository, which `git` can clone and push to.
    public Path directory() {
        return repository.git.directory();
    }

    // --- commits, branches, tags

    /// Commits files on top of a branch, which is made if it is not there, and pushes; returns the commit's SHA.
    public String push(String branch, Map<String, String> files) {
        var draft = commit().on(branch);
        files.forEach(draft::file);
        return draft.push();
    }

    public CommitDraft commit() {
        return new CommitDraft(github, repository);
    }

    /// Points a branch at a commit that is there already.
    public void pushBranch(String branch, String sha) {
        move(Map.of("refs/heads/" + branch, sha));
    }

    public void pushTag(String tag, String sha) {
        move(Map.of("refs/tags/" + tag, sha));
    }

    /// Pushes an annotated tag; returns the SHA of the tag object.
    public String pushAnnotatedTag(String tag, String sha) {
        var tagger = PERSON + " <" + PERSON + "@users.noreply.github.com>";
        var object = repository.git.tag(tag, sha, tagger, github.world.now(), "Release " + tag);
        pushTag(tag, object);
        return object;
    }

    /// Pushes several refs at once; more than three tags, and GitHub says nothing of them.
    public void move(Map<String, String> refs) {
        synchronized (github.world) {
            refs.forEach(repository.git::point);
            github.pushes.notice(repository, PERSON);
        }
    }

    public void deleteBranch(String branch) {
        delete("refs/heads/" + branch);
    }

    public void deleteTag(String tag) {
        delete("refs/tags/" + tag);
    }

    private void delete(String ref) {
        synchronized (github.world) {
            repository.git.delete(ref);
            github.pushes.notice(repository, PERSON);
        }
    }

    /// For a while the API does not know commits that webhooks announce already.
    public void hideFor(Duration time, String sha) {
        synchronized (github.world) {
            repository.hiddenUntil.put(sha, github.world.now().plus(time));
        }
    }

    public String head(String branch) {
        return repository.git.ref("refs/heads/" + branch).orElseThrow();
    }

    /// The content of a file as it is now on a branch.
    public Optional<String> file(String branch, String path) {
        return repository
                .git
                .resolve(branch)
                .flatMap(commit -> repository.git.trees().find(commit.tree(), path))
                .flatMap(entry -> repository.git.objects().read(entry.sha()))
                .map(GitObjects.GitObject::text);
    }

    public FakeRepository fork(String owner) {
        synchronized (github.world) {
            var fork = github.add(github.world.account(owner), repository.name, Optional.of(repository));
            repository.git.refs("refs/heads/").forEach(fork.git::point);
            fork.seenRefs.putAll(fork.git.refs("refs/heads/"));
            return new FakeRepository(github, fork);
        }
    }

    // --- pull requests, issues

    /// Opens a pull request of one of this repository's branches.
    public FakePull openPull(String title, String branch, String base) {
        return FakePull.open(github, repository, repository, new FakePull.Opening(title, branch, base, PERSON, false));
    }

    public FakePull openDraft(String title, String branch, String base) {
        return FakePull.open(github, repository, repository, new FakePull.Opening(title, branch, base, PERSON, true));
    }

    /// Opens a pull request of a fork's branch, by the fork's owner.
    public FakePull openPullFrom(FakeRepository fork, String title, String branch, String base) {
        var by = fork.repository.owner.login();
        return FakePull.open(github, repository, fork.repository, new FakePull.Opening(title, branch, base, by, false));
    }

    public FakeIssue openIssue(String person, String title, String body) {
        return FakeIssue.open(github, repository, person, title, body);
    }

    // --- checks

    /// The check runs that people see at a commit: the latest of each name.
    public List<CheckRunView> checkRuns(String sha) {
        synchronized (github.world) {
            return CheckShapes.latest(repository, sha).stream()
                    .map(CheckRunView::of)
                    .toList();
        }
    }

    /// The one of that name.
    public Optional<CheckRunView> checkRun(String sha, String name) {
        return checkRuns(sha).stream().filter(run -> run.name().equals(name)).findFirst();
    }

    /// All check runs ever made here, the oldest first.
    public List<CheckRunView> allCheckRuns() {
        synchronized (github.world) {
            return repository.checkRuns.values().stream().map(CheckRunView::of).toList();
        }
    }

    /// Presses "Re-run" beside one check run.
    public void rerun(long checkRun) {
        synchronized (github.world) {
            github.payloads.checkRun(repository, repository.checkRuns.get(checkRun), "rerequested", PERSON);
        }
    }

    /// Presses "Re-run all checks" at a commit.
    public void rerunAll(String sha) {
        synchronized (github.world) {
            var suite = github.suites.existing(repository, sha).orElseThrow();
            github.payloads.checkSuite(repository, suite, "rerequested", PERSON);
        }
    }

    /// Presses one of a check run's own buttons.
    public void press(long checkRun, String identifier, String person) {
        synchronized (github.world) {
            github.world.account(person);
            github.payloads.button(repository, repository.checkRuns.get(checkRun), identifier, person);
        }
    }

    // --- deployments, merge queue

    /// A person's own deployment.
    ///
    /// @param request the body as for GitHub's "Create a deployment"
    public long deploy(String person, ObjectNode request) {
        synchronized (github.world) {
            var creator = github.world.account(person);
            var deployment = Deployments.create(github.shapes, repository, creator, request);
            github.payloads.deployment(repository, deployment, person);
            return deployment.json().path("id").asLong();
        }
    }

    public List<DeploymentView> deployments() {
        synchronized (github.world) {
            return repository.deployments.values().stream()
                    .map(DeploymentView::of)
                    .toList();
        }
    }

    /// The merge queue asks for checks of a pull request merged into its base; returns the queue's commit.
    public String queueForMerge(FakePull pull) {
        return MergeQueue.request(github, repository, pull);
    }

    public void destroyMergeGroup(String sha) {
        MergeQueue.destroy(github, repository, sha);
    }

    // --- settings

    /// @param permission `admin`, `write`, `read` or `none`
    public void grant(String login, String permission) {
        synchronized (github.world) {
            github.world.account(login);
            repository.permissions.put(login, permission);
        }
    }

    public void protect(String branch) {
        synchronized (github.world) {
            repository.protectedBranches.add(branch);
        }
    }

    public void makePrivate() {
        repository.isPrivate = true;
    }

    public void rename(String name) {
        synchronized (github.world) {
            var changes = Json.object();
            changes.putObject("repository").putObject("name").put("from", repository.name);
            isRemembered();
            repository.name = name;
            github.payloads.repository(repository, "renamed", changes, PERSON);
        }
    }

    public void transfer(String owner) {
        synchronized (github.world) {
            github.install(owner);
            var changes = Json.object();
            var from = github.shapes.account(repository.owner);
            changes.putObject("owner").putObject("from").set("organization", from);
            isRemembered();
            repository.owner = github.world.account(owner, true);
            github.payloads.repository(repository, "transferred", changes, PERSON);
        }
    }

    private void isRemembered() {
        github.world.formerNames.put(repository.fullName().toLowerCase(Locale.ROOT), repository);
    }

    public void archive() {
        synchronized (github.world) {
            repository.archived = true;
            github.payloads.repository(repository, "archived", Json.object(), PERSON);
        }
    }

    public void delete() {
        synchronized (github.world) {
            github.world.repositories.remove(repository);
            github.payloads.repository(repository, "deleted", Json.object(), PERSON);
        }
    }
}
