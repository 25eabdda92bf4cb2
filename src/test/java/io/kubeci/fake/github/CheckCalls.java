package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Check runs and check suites, as the REST API has them.
final class CheckCalls {

    private static final String REPO = "/repos/{owner}/{repo}";
    private static final String READ = "checks:read";
    private static final String WRITE = "checks:write";

    private final World world;
    private final Lookup lookup;
    private final CheckShapes shapes;
    private final Suites suites;
    private final Payloads payloads;

    CheckCalls(World world, Lookup lookup, CheckShapes shapes, Suites suites, Payloads payloads) {
        this.world = world;
        this.lookup = lookup;
        this.shapes = shapes;
        this.suites = suites;
        this.payloads = payloads;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", REPO + "/check-runs", WRITE, this::create),
                Route.of("PATCH", REPO + "/check-runs/{check_run_id}", WRITE, this::update),
                Route.of("GET", REPO + "/check-runs/{check_run_id}", READ, this::get),
                Route.of("GET", REPO + "/check-runs/{check_run_id}/annotations", READ, this::annotations),
                Route.of("POST", REPO + "/check-runs/{check_run_id}/rerequest", WRITE, this::rerequestRun),
                Route.of("GET", REPO + "/commits/{ref}/check-runs", READ, this::ofCommit),
                Route.of("GET", REPO + "/commits/{ref}/check-suites", READ, this::suitesOfCommit),
                Route.of("POST", REPO + "/check-suites", WRITE, this::createSuite),
                Route.of("GET", REPO + "/check-suites/{check_suite_id}", READ, this::getSuite),
                Route.of("GET", REPO + "/check-suites/{check_suite_id}/check-runs", READ, this::ofSuite),
                Route.of("POST", REPO + "/check-suites/{check_suite_id}/rerequest", WRITE, this::rerequestSuite));
    }

    private Reply create(Call call) {
        var repository = lookup.repository(call);
        CheckRunRules.check(call.body());
        var sha = call.text("head_sha", "");
        if (!sha.matches("[0-9a-f]{40}")) {
            throw Refusal.violation(422, "head_sha is not a full commit SHA: " + sha);
        }
        lookup.commit(repository, sha);
        var suite = suites.forCommit(repository, sha, Optional.empty(), Payloads.NOTHING);
        var id = world.nextId();
        var json = Json.object()
                .put("id", id)
                .put("name", call.text("name", ""))
                .put("node_id", Shapes.nodeId("CheckRun", id))
                .put("head_sha", sha)
                .put("external_id", "")
                .put("details_url", world.url())
                .put("status", "queued")
                .putNull("conclusion")
                .put("started_at", world.timestamp())
                .putNull("completed_at");
        json.set("output", Json.object().putNull("title").putNull("summary").putNull("text"));
        var run = new Repository.CheckRun(suite.id(), json, new ArrayList<>(), new ArrayList<>());
        fill(run, call.body());
        repository.checkRuns.put(id, run);
        payloads.checkRun(repository, run, "created", shapes.bot());
        return Reply.created(shapes.run(repository, run));
    }

    private Reply update(Call call) {
        var repository = lookup.repository(call);
        var run = run(repository, call);
        CheckRunRules.check(call.body());
        var before = run.status();
        fill(run, call.body());
        if (!before.equals("completed") && run.status().equals("completed")) {
            payloads.checkRun(repository, run, "completed", shapes.bot());
        }
        return Reply.ok(shapes.run(repository, run));
    }

    private void fill(Repository.CheckRun run, JsonNode body) {
        var json = run.json();
        for (var name : List.of("name", "external_id", "details_url", "status", "started_at", "completed_at")) {
            if (body.hasNonNull(name)) {
                json.set(name, body.get(name));
            }
        }
        if (body.hasNonNull("conclusion")) {
            json.set("conclusion", body.get("conclusion"));
            json.put("status", "completed");
        }
        if (!json.path("status").asText().equals("completed")) {
            json.putNull("conclusion").putNull("completed_at");
        } else if (!json.hasNonNull("completed_at")) {
            json.put("completed_at", world.timestamp());
        }
        var output = (ObjectNode) json.get("output");
        for (var name : List.of("title", "summary", "text")) {
            if (body.path("output").has(name)) {
                output.set(name, body.path("output").get(name));
            }
        }
        body.path("output").path("annotations").forEach(run.annotations()::add);
        if (body.has("actions")) {
            run.actions().clear();
            body.get("actions").forEach(run.actions()::add);
        }
    }

    private static Repository.CheckRun run(Repository repository, Call call) {
        return Optional.ofNullable(repository.checkRuns.get(call.id("check_run_id")))
                .orElseThrow(Refusal::notFound);
    }

    private Reply get(Call call) {
        var repository = lookup.repository(call);
        return Reply.ok(shapes.run(repository, run(repository, call)));
    }

    private Reply annotations(Call call) {
        var repository = lookup.repository(call);
        var url = "blob_href";
        return lookup.page(
                call,
                run(repository, call).annotations().stream()
                        .map(annotation -> {
                            ObjectNode node = annotation.deepCopy();
                            return node.put(
                                    url,
                                    world.url() + "/" + repository.fullName() + "/blob/"
                                            + node.path("path").asText());
                        })
                        .toList());
    }

    private Reply ofCommit(Call call) {
        var repository = lookup.repository(call);
        var sha = lookup.commit(repository, call.path("ref")).sha();
        return list(
                call,
                repository,
                repository.checkRuns.values().stream()
                        .filter(run -> run.sha().equals(sha))
                        .toList());
    }

    private Reply ofSuite(Call call) {
        var repository = lookup.repository(call);
        var id = suite(repository, call).id();
        return list(
                call,
                repository,
                repository.checkRuns.values().stream()
                        .filter(run -> run.suite() == id)
                        .toList());
    }

    /// The filters that GitHub has; `latest` is its default.
    private Reply list(Call call, Repository repository, List<Repository.CheckRun> runs) {
        var latest = call.query("filter").orElse("latest").equals("latest");
        var found = runs.stream()
                .filter(run ->
                        !latest || CheckShapes.latest(repository, run.sha()).contains(run))
                .filter(run -> call.query("check_name")
                        .filter(name -> !name.equals(run.name()))
                        .isEmpty())
                .filter(run -> call.query("status")
                        .filter(status -> !status.equals(run.status()))
                        .isEmpty())
                .filter(_ -> call.query("app_id")
                        .filter(id -> !id.equals(Long.toString(world.app.appId())))
                        .isEmpty())
                .sorted(Comparator.comparing(Repository.CheckRun::id).reversed())
                .map(run -> shapes.run(repository, run))
                .toList();
        return lookup.page(call, "check_runs", found);
    }

    private Reply rerequestRun(Call call) {
        var repository = lookup.repository(call);
        payloads.checkRun(repository, run(repository, call), "rerequested", shapes.bot());
        return Reply.of(201, Json.object());
    }

    private Reply createSuite(Call call) {
        var repository = lookup.repository(call);
        var sha = lookup.commit(repository, call.text("head_sha", "")).sha();
        var suite = suites.forCommit(repository, sha, Optional.empty(), Payloads.NOTHING);
        return Reply.created(shapes.suite(repository, suite));
    }

    private static Repository.CheckSuite suite(Repository repository, Call call) {
        return Optional.ofNullable(repository.suites.get(call.id("check_suite_id")))
                .orElseThrow(Refusal::notFound);
    }

    private Reply getSuite(Call call) {
        var repository = lookup.repository(call);
        return Reply.ok(shapes.suite(repository, suite(repository, call)));
    }

    private Reply suitesOfCommit(Call call) {
        var repository = lookup.repository(call);
        var sha = lookup.commit(repository, call.path("ref")).sha();
        return lookup.page(
                call,
                "check_suites",
                repository.suites.values().stream()
                        .filter(suite -> suite.sha().equals(sha))
                        .map(suite -> shapes.suite(repository, suite))
                        .toList());
    }

    private Reply rerequestSuite(Call call) {
        var repository = lookup.repository(call);
        payloads.checkSuite(repository, suite(repository, call), "rerequested", shapes.bot());
        return Reply.of(201, Json.object());
    }
}
