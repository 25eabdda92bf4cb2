package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// The webhooks as GitHub sends them: its own examples with our values, so that every field is there.
final class Payloads {

    static final List<String> EVENTS = List.of(
            "check_run",
            "check_suite",
            "create",
            "delete",
            "deployment",
            "deployment_status",
            "issue_comment",
            "issues",
            "merge_group",
            "pull_request",
            "push",
            "repository");

    static final String NOTHING = "0".repeat(40);

    private final World world;
    private final Shapes shapes;
    private final CheckShapes checks;
    private final PullShapes pulls;
    private final Deliveries deliveries;

    Payloads(Shapes shapes, CheckShapes checks, PullShapes pulls, Deliveries deliveries) {
        this.world = shapes.world();
        this.shapes = shapes;
        this.checks = checks;
        this.pulls = pulls;
        this.deliveries = deliveries;
    }

    /// The example with repository, organisation, installation and sender of ours.
    private ObjectNode start(String example, Repository repository, String sender) {
        var payload = shapes.rebase(WebhookExamples.of(example), repository);
        payload.set("repository", shapes.repository(repository));
        payload.set("sender", shapes.account(world.account(sender)));
        payload.remove(List.of("organization", "installation", "enterprise"));
        if (repository.owner.organisation()) {
            payload.set("organization", shapes.organisation(repository.owner));
        }
        return payload;
    }

    /// Delivers, if the App is installed there and not suspended.
    private Optional<String> send(String event, Repository repository, ObjectNode payload) {
        return world.installationOf(repository.owner)
                .filter(installation -> !installation.suspended)
                .map(installation -> {
                    payload.set(
                            "installation",
                            Json.object()
                                    .put("id", installation.id)
                                    .put("node_id", Shapes.nodeId("Installation", installation.id)));
                    return deliveries.send(event, payload);
                });
    }

    void push(Repository repository, String ref, String before, String after, String sender) {
        var payload = start("push", repository, sender);
        var created = before.equals(NOTHING);
        var deleted = after.equals(NOTHING);
        var git = repository.git;
        var forced = !created && !deleted && !git.history(after).contains(before);
        payload.put("ref", ref)
                .put("before", before)
                .put("after", after)
                .put("created", created)
                .put("deleted", deleted)
                .put("forced", forced)
                .putNull("base_ref")
                .put("compare", shapes.pageUrl(repository) + "/compare/" + before + "..." + after);
        var commits = deleted ? List.<GitRepository.Commit>of() : newCommits(git, before, after);
        payload.set(
                "commits",
                Json.array(commits.stream()
                        .map(commit -> pushed(repository, commit))
                        .toList()));
        var head = deleted ? Optional.<GitRepository.Commit>empty() : git.commit(after);
        payload.set(
                "head_commit",
                head.<JsonNode>map(commit -> pushed(repository, commit)).orElse(payload.nullNode()));
        var mail = sender + "@users.noreply.github.com";
        payload.set("pusher", Json.object().put("name", sender).put("email", mail));
        var inPayload = (ObjectNode) payload.get("repository");
        inPayload
                .put("created_at", world.now().getEpochSecond() - 86_400)
                .put("pushed_at", world.now().getEpochSecond())
                .put("stargazers", 0)
                .put("master_branch", repository.defaultBranch)
                .put("url", shapes.pageUrl(repository));
        ((ObjectNode) inPayload.get("owner"))
                .put("name", repository.owner.login())
                .put("email", repository.owner.login() + "@users.noreply.github.com");
        send("push", repository, payload);
    }

    private static List<GitRepository.Commit> newCommits(GitRepository git, String before, String after) {
        var known = before.equals(NOTHING) ? java.util.Set.<String>of() : git.history(before);
        var commits = git.history(after).stream()
                .filter(sha -> !known.contains(sha))
                .limit(before.equals(NOTHING) ? 1 : 2048)
                .flatMap(sha -> git.commit(sha).stream())
                .toList();
        return commits.reversed();
    }

    private ObjectNode pushed(Repository repository, GitRepository.Commit commit) {
        var node = Shapes.shortCommit(commit);
        node.put("distinct", true).put("url", shapes.pageUrl(repository) + "/commit/" + commit.sha());
        var git = repository.git;
        var before = commit.parents().stream()
                .findFirst()
                .flatMap(git::commit)
                .map(GitRepository.Commit::tree)
                .orElseGet(git::emptyTree);
        var changes = git.changes(before, commit.tree());
        for (var kind : List.of("added", "removed", "modified")) {
            node.set(
                    kind,
                    Json.strings(changes.keySet().stream()
                            .filter(path -> changes.get(path).equals(kind))
                            .toList()));
        }
        return node;
    }

    void created(Repository repository, String ref, String type, String sender) {
        var payload = start("create", repository, sender)
                .put("ref", ref)
                .put("ref_type", type)
                .put("master_branch", repository.defaultBranch);
        send("create", repository, payload);
    }

    void deleted(Repository repository, String ref, String type, String sender) {
        send(
                "delete",
                repository,
                start("delete", repository, sender).put("ref", ref).put("ref_type", type));
    }

    void checkSuite(Repository repository, Repository.CheckSuite suite, String action, String sender) {
        var payload = start("check_suite." + action, repository, sender);
        payload.set("check_suite", checks.suiteInWebhook(repository, suite, "check_suite." + action));
        send("check_suite", repository, payload);
    }

    void checkRun(Repository repository, Repository.CheckRun run, String action, String sender) {
        var payload = start("check_run." + action, repository, sender);
        payload.set("check_run", checks.runInWebhook(repository, run));
        send("check_run", repository, payload);
    }

    void button(Repository repository, Repository.CheckRun run, String identifier, String sender) {
        var payload = start("check_run.requested_action", repository, sender);
        payload.set("check_run", checks.runInWebhook(repository, run));
        payload.set("requested_action", Json.object().put("identifier", identifier));
        send("check_run", repository, payload);
    }

    /// @param before the head as it was; only GitHub's `synchronize` tells it
    void pull(Repository repository, Repository.Issue issue, String action, Optional<String> before, String sender) {
        var example = WebhookExamples.has("pull_request." + action) ? action : "opened";
        var payload = start("pull_request." + example, repository, sender)
                .put("action", action)
                .put("number", issue.number);
        payload.remove(List.of("before", "after"));
        before.ifPresent(sha -> payload.put("before", sha).put("after", issue.pull.orElseThrow().headSha));
        payload.set("pull_request", pulls.pull(repository, issue));
        send("pull_request", repository, payload);
    }

    void comment(Repository repository, Repository.Issue issue, Repository.Comment comment, String action) {
        var payload =
                start("issue_comment." + action, repository, comment.author().login());
        payload.set("issue", pulls.issue(repository, issue));
        payload.set("comment", comment.json());
        send("issue_comment", repository, payload);
    }

    void issueOpened(Repository repository, Repository.Issue issue) {
        var payload = start("issues.opened", repository, issue.author.login());
        payload.remove("changes");
        payload.set("issue", pulls.issue(repository, issue));
        send("issues", repository, payload);
    }

    void deployment(Repository repository, Repository.Deployment deployment, String sender) {
        var payload = start("deployment.created", repository, sender);
        payload.set("deployment", deployment.json().deepCopy());
        payload.putNull("workflow").putNull("workflow_run");
        send("deployment", repository, payload);
    }

    void deploymentStatus(Repository repository, Repository.Deployment deployment, ObjectNode status, String sender) {
        var payload = start("deployment_status.created", repository, sender);
        payload.set("deployment", deployment.json().deepCopy());
        payload.set("deployment_status", status.deepCopy());
        payload.putNull("workflow_run").putNull("check_run");
        send("deployment_status", repository, payload);
    }

    void mergeGroup(Repository repository, String action, String head, String ref, String base, String sender) {
        var payload = start("merge_group.checks_requested", repository, sender).put("action", action);
        var group = ((ObjectNode) payload.get("merge_group"))
                .put("head_sha", head)
                .put("head_ref", ref)
                .put("base_sha", repository.git.ref(base).orElse(NOTHING))
                .put("base_ref", base);
        repository.git.commit(head).ifPresent(commit -> group.set("head_commit", Shapes.shortCommit(commit)));
        if (action.equals("destroyed")) {
            payload.put("reason", "merged");
        }
        send("merge_group", repository, payload);
    }

    /// @param changes what was, for `renamed` and `transferred`; else empty
    void repository(Repository repository, String action, ObjectNode changes, String sender) {
        var example = WebhookExamples.has("repository." + action) ? action : "created";
        var payload = start("repository." + example, repository, sender).put("action", action);
        payload.remove("changes");
        if (!changes.isEmpty()) {
            payload.set("changes", changes);
        }
        send("repository", repository, payload);
    }

    void installation(World.Installation installation, String action, String sender) {
        var payload = WebhookExamples.of("installation." + action);
        payload.set("installation", shapes.installation(installation));
        payload.set("sender", shapes.account(world.account(sender)));
        payload.set(
                "repositories",
                Json.array(world.repositories.stream()
                        .filter(repository -> repository.owner.equals(installation.account))
                        .map(repository -> Json.object()
                                .put("id", repository.id)
                                .put("node_id", Shapes.nodeId("Repository", repository.id))
                                .put("name", repository.name)
                                .put("full_name", repository.fullName())
                                .put("private", repository.isPrivate))
                        .toList()));
        deliveries.send("installation", payload);
    }

    String ping() {
        var payload = WebhookExamples.of("ping");
        payload.remove(List.of("repository", "organization"));
        ((ObjectNode) payload.get("hook")).put("type", "App").put("app_id", world.app.appId());
        return deliveries.send("ping", payload);
    }
}
