package io.kubeci.fake.github;

import java.util.List;
import java.util.Optional;

/// Pull requests, as the REST API has them.
final class PullCalls {

    /// Source: GitHub's REST API reference, "List pull requests files".
    private static final int MAX_FILES = 3_000;

    private static final String PULLS = "/repos/{owner}/{repo}/pulls";
    private static final String READ = "pull_requests:read";

    private final FakeGitHub github;
    private final Lookup lookup;
    private final PullShapes shapes;

    PullCalls(FakeGitHub github, Lookup lookup) {
        this.github = github;
        this.lookup = lookup;
        this.shapes = github.pullShapes();
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", PULLS, READ, this::list),
                Route.of("POST", PULLS, "pull_requests:write", this::open),
                Route.of("GET", PULLS + "/{pull_number}", READ, this::get),
                Route.of("GET", PULLS + "/{pull_number}/files", READ, this::files),
                Route.of("GET", PULLS + "/{pull_number}/commits", READ, this::commits),
                Route.of("GET", "/repos/{owner}/{repo}/commits/{commit_sha}/pulls", READ, this::ofCommit));
    }

    private static Repository.Issue issue(Repository repository, Call call) {
        return Optional.ofNullable(repository.issues.get((int) call.id("pull_number")))
                .filter(issue -> issue.pull.isPresent())
                .orElseThrow(Refusal::notFound);
    }

    private Reply list(Call call) {
        var repository = lookup.repository(call);
        var state = call.query("state").orElse("open");
        return lookup.page(
                call,
                repository.issues.values().stream()
                        .filter(issue -> issue.pull.isPresent())
                        .filter(issue -> state.equals("all") || issue.open == state.equals("open"))
                        .filter(issue -> call.query("base")
                                .filter(base -> !base.equals(issue.pull.orElseThrow().base))
                                .isEmpty())
                        .filter(issue -> call.query("head")
                                .filter(head -> !head.equals(label(issue)))
                                .isEmpty())
                        .sorted((one, other) -> other.number - one.number)
                        .map(issue -> shapes.pull(repository, issue))
                        .toList());
    }

    private static String label(Repository.Issue issue) {
        var pull = issue.pull.orElseThrow();
        return pull.headRepository.owner.login() + ":" + pull.headBranch;
    }

    private Reply get(Call call) {
        var repository = lookup.repository(call);
        return Reply.ok(shapes.pull(repository, issue(repository, call)));
    }

    private Reply open(Call call) {
        var repository = lookup.repository(call);
        var head = call.text("head", "");
        var base = call.text("base", "");
        if (repository.git.ref("refs/heads/" + head).isEmpty()
                || repository.git.ref("refs/heads/" + base).isEmpty()) {
            throw Refusal.of(422, "Validation Failed");
        }
        var exists = repository.issues.values().stream()
                .anyMatch(issue -> issue.open
                        && issue.pull
                                .filter(pull -> pull.headBranch.equals(head) && pull.base.equals(base))
                                .isPresent());
        if (exists) {
            throw Refusal.of(422, "A pull request already exists for " + repository.owner.login() + ":" + head + ".");
        }
        var opening = new FakePull.Opening(
                call.text("title", ""),
                head,
                base,
                github.shapes().bot().login(),
                call.body().path("draft").asBoolean());
        var pull = FakePull.open(github, repository, repository, opening);
        pull.issue().body = call.text("body", "");
        return Reply.created(shapes.pull(repository, pull.issue()));
    }

    private Reply files(Call call) {
        var repository = lookup.repository(call);
        var pull = issue(repository, call).pull.orElseThrow();
        var git = repository.git;
        var head = git.commit(pull.headSha).orElseThrow();
        var from =
                git.mergeBase(pull.baseSha, pull.headSha).flatMap(git::commit).orElseThrow();
        var files = RepositoryCalls.files(github.shapes(), repository, from.tree(), head);
        return lookup.page(call, files.stream().limit(MAX_FILES).toList());
    }

    private Reply commits(Call call) {
        var repository = lookup.repository(call);
        var pull = issue(repository, call).pull.orElseThrow();
        var base = repository.git.history(pull.baseSha);
        return lookup.page(
                call,
                repository.git.history(pull.headSha).stream()
                        .filter(sha -> !base.contains(sha))
                        .map(sha -> github.shapes()
                                .commit(repository, repository.git.commit(sha).orElseThrow()))
                        .toList()
                        .reversed());
    }

    private Reply ofCommit(Call call) {
        var repository = lookup.repository(call);
        var sha = lookup.commit(repository, call.path("commit_sha")).sha();
        return lookup.page(
                call,
                repository.issues.values().stream()
                        .filter(issue -> issue.pull.isPresent())
                        .filter(issue -> repository
                                        .git
                                        .history(issue.pull.orElseThrow().headSha)
                                        .contains(sha)
                                && !repository
                                        .git
                                        .history(issue.pull.orElseThrow().baseSha)
                                        .contains(sha))
                        .map(issue -> shapes.pull(repository, issue))
                        .toList());
    }
}
