package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/// The forms in which GitHub shows check suites and check runs.
final class CheckShapes {

    /// The worst first: GitHub gives a suite the conclusion of its worst run.
    private static final List<String> WORST =
            List.of("action_required", "timed_out", "cancelled", "failure", "stale", "success", "neutral", "skipped");

    private final Shapes shapes;

    CheckShapes(Shapes shapes) {
        this.shapes = shapes;
    }

    /// The latest run of each name at a commit, as people see them.
    static List<Repository.CheckRun> latest(Repository repository, String sha) {
        Map<String, Repository.CheckRun> byName = repository.checkRuns.values().stream()
                .filter(run -> run.sha().equals(sha))
                .collect(Collectors.toMap(
                        Repository.CheckRun::name,
                        run -> run,
                        BinaryOperator.maxBy(Comparator.comparing(Repository.CheckRun::id))));
        return byName.values().stream()
                .sorted(Comparator.comparing(Repository.CheckRun::id))
                .toList();
    }

    private static Optional<String> conclusion(List<Repository.CheckRun> runs) {
        if (runs.isEmpty() || !runs.stream().allMatch(run -> run.status().equals("completed"))) {
            return Optional.empty();
        }
        return runs.stream()
                .map(run -> run.json().path("conclusion").asText())
                .min(Comparator.comparing(WORST::indexOf));
    }

    private static String status(List<Repository.CheckRun> runs) {
        if (runs.isEmpty() || runs.stream().allMatch(run -> run.status().equals("queued"))) {
            return "queued";
        }
        return runs.stream().allMatch(run -> run.status().equals("completed")) ? "completed" : "in_progress";
    }

    String bot() {
        return shapes.bot().login();
    }

    /// A suite as `check_suite` of a webhook has it.
    ObjectNode suiteInWebhook(Repository repository, Repository.CheckSuite suite, String example) {
        var node = (ObjectNode) shapes.rebase(WebhookExamples.of(example).get("check_suite"), repository);
        fill(node, repository, suite);
        repository.git.commit(suite.sha()).ifPresent(commit -> node.set("head_commit", Shapes.shortCommit(commit)));
        return node.put("check_runs_url", node.path("url").asText() + "/check-runs");
    }

    /// A suite as the REST API answers it.
    ObjectNode suite(Repository repository, Repository.CheckSuite suite) {
        var node = shapes.answer("GET /repos/{owner}/{repo}/check-suites/{check_suite_id}", repository);
        fill(node, repository, suite);
        node.set("repository", shapes.repository(repository));
        repository.git.commit(suite.sha()).ifPresent(commit -> node.set("head_commit", Shapes.shortCommit(commit)));
        return node.put("check_runs_url", node.path("url").asText() + "/check-runs");
    }

    private void fill(ObjectNode node, Repository repository, Repository.CheckSuite suite) {
        var runs = latest(repository, suite.sha());
        node.put("id", suite.id())
                .put("node_id", Shapes.nodeId("CheckSuite", suite.id()))
                .put("head_branch", suite.branch().orElse(null))
                .put("head_sha", suite.sha())
                .put("status", status(runs))
                .put("conclusion", conclusion(runs).orElse(null))
                .put("url", shapes.apiUrl(repository) + "/check-suites/" + suite.id())
                .put("before", suite.before())
                .put("after", suite.sha())
                .put("created_at", suite.created().toString())
                .put("updated_at", shapes.world().timestamp())
                .put("latest_check_runs_count", runs.size());
        node.set("pull_requests", pulls(repository, suite));
        node.set("app", shapes.app());
    }

    /// GitHub matches pull requests by the branch's name, and never shows those of forks.
    ArrayNode pulls(Repository repository, Repository.CheckSuite suite) {
        return Json.array(repository.issues.values().stream()
                .filter(issue -> issue.open
                        && issue.pull
                                .filter(pull -> pull.headRepository == repository
                                        && suite.branch()
                                                .filter(pull.headBranch::equals)
                                                .isPresent())
                                .isPresent())
                .map(issue -> pull(repository, issue))
                .toList());
    }

    private JsonNode pull(Repository repository, Repository.Issue issue) {
        var pull = issue.pull.orElseThrow();
        var node = Json.object()
                .put("url", shapes.apiUrl(repository) + "/pulls/" + issue.number)
                .put("id", issue.id)
                .put("number", issue.number);
        node.set("head", side(repository, pull.headBranch, pull.headSha));
        node.set("base", side(repository, pull.base, pull.baseSha));
        return node;
    }

    private JsonNode side(Repository repository, String ref, String sha) {
        var node = Json.object().put("ref", ref).put("sha", sha);
        node.set(
                "repo",
                Json.object()
                        .put("id", repository.id)
                        .put("url", shapes.apiUrl(repository))
                        .put("name", repository.name));
        return node;
    }

    /// A run as the REST API answers it.
    ObjectNode run(Repository repository, Repository.CheckRun run) {
        var node = run.json().deepCopy();
        var url = shapes.apiUrl(repository) + "/check-runs/" + run.id();
        node.put("url", url).put("html_url", shapes.pageUrl(repository) + "/runs/" + run.id());
        ((ObjectNode) node.get("output"))
                .put("annotations_count", run.annotations().size())
                .put("annotations_url", url + "/annotations");
        node.set("check_suite", Json.object().put("id", run.suite()));
        node.set("app", shapes.app());
        node.set("pull_requests", pulls(repository, repository.suites.get(run.suite())));
        return node;
    }

    /// A run as `check_run` of a webhook has it: the suite in it is a reduced one.
    ObjectNode runInWebhook(Repository repository, Repository.CheckRun run) {
        var node = run(repository, run);
        var suite = suiteInWebhook(repository, repository.suites.get(run.suite()), "check_suite.requested");
        suite.remove("head_commit");
        suite.remove("latest_check_runs_count");
        suite.remove("check_runs_url");
        node.set("check_suite", suite);
        return node;
    }
}
