package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Runs a `dag`: each task when those before it have ended.
final class DagRunner {

    private static final Pattern TASK = Pattern.compile("[a-zA-Z0-9][-a-zA-Z0-9_]*");
    private static final String OMITTED = "omitted: depends condition not met";

    private final Play play;
    private final TemplateRunner runner;
    private final Map<String, JsonNode> tasks = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Outcome>> ends = new ConcurrentHashMap<>();
    private final Map<String, String> scope = new ConcurrentHashMap<>();

    DagRunner(Play play, TemplateRunner runner) {
        this.play = play;
        this.runner = runner;
    }

    Outcome run(Call call, Map<String, String> callScope) {
        scope.putAll(callScope);
        var id = play.nodes.add("DAG", call, "Running");
        call.template().path("dag").path("tasks").forEach(task -> {
            tasks.put(task.path("name").asText(), task);
            ends.put(task.path("name").asText(), new CompletableFuture<>());
        });
        Play.together(tasks.keySet().stream()
                .<Callable<Outcome>>map(name -> () -> task(call, id, name))
                .toList());
        var leaves = tasks.keySet().stream().filter(this::isLeaf).toList();
        var outbound = new LinkedHashSet<String>();
        leaves.forEach(name -> outbound.addAll(ends.get(name).join().outbound()));
        var phase = leaves.stream().anyMatch(this::failed) ? "Failed" : "Succeeded";
        play.nodes.outbound(id, outbound);
        play.nodes.finish(id, phase, "");
        return new Outcome(id, phase, "", List.copyOf(outbound), StepsRunner.outputs(call.template(), scope));
    }

    private Outcome task(Call call, String dagId, String name) {
        var task = tasks.get(name);
        var needed = dependencies(task);
        var before = new ArrayList<String>();
        needed.forEach(one -> before.addAll(ends.get(one).join().outbound()));
        var parents = before.isEmpty() ? List.of(dagId) : List.copyOf(before);
        var nodeName = "%s.%s".formatted(call.nodeName(), name);
        Outcome outcome;
        try {
            var run = new StepRun(play, runner, call, task, nodeName, name, parents);
            outcome = mayRun(task, needed) ? execute(call, run) : omit(call, run);
        } catch (RuntimeException e) {
            ends.get(name).completeExceptionally(e);
            throw e;
        }
        StepsRunner.remember("tasks." + name + ".", outcome, scope);
        ends.get(name).complete(outcome);
        return outcome;
    }

    private Outcome omit(Call call, StepRun run) {
        play.nodes.link(run.parents(), play.nodes.id(run.name()));
        var left = new Call(
                run.step(),
                Templates.nameOf(run.step()),
                run.name(),
                run.display(),
                play.nodes.id(call.nodeName()),
                Map.of(),
                false,
                false,
                call.exiting());
        return run.leaveOut(left, "Omitted", OMITTED);
    }

    private Outcome execute(Call call, StepRun run) {
        var items = Items.of(run.step(), scope);
        if (items.isEmpty()) {
            return run.run(Map.copyOf(scope));
        }
        var group = call.group(run.name(), run.display(), play.nodes.id(call.nodeName()));
        play.nodes.link(run.parents(), play.nodes.id(run.name()));
        var groupId = play.nodes.add("TaskGroup", group, "Running");
        var calls = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < items.get().size(); i++) {
            var item = items.get().get(i);
            var suffix = Items.suffix(i, item);
            var one = new StepRun(
                    play, runner, call, run.step(), run.name() + suffix, run.display() + suffix, List.of(groupId));
            calls.add(() -> one.run(Items.scope(scope, item)));
        }
        var all = Play.together(calls);
        var phase = all.stream().anyMatch(Outcome::bad) ? "Failed" : "Succeeded";
        play.nodes.finish(groupId, phase, "");
        var outbound = all.stream().flatMap(one -> one.outbound().stream()).toList();
        return new Outcome(groupId, phase, "", outbound, new HashMap<>());
    }

    private boolean isLeaf(String name) {
        return tasks.values().stream().noneMatch(task -> dependencies(task).contains(name));
    }

    /// A leaf's own failure, or that of what kept it from running.
    private boolean failed(String name) {
        var outcome = ends.get(name).join();
        return outcome.phase().equals("Omitted")
                ? dependencies(tasks.get(name)).stream().anyMatch(this::failed)
                : outcome.bad()
                        && !tasks.get(name).path("continueOn").path("failed").asBoolean();
    }

    private Set<String> dependencies(JsonNode task) {
        var names = new LinkedHashSet<String>();
        task.path("dependencies").forEach(name -> names.add(name.asText()));
        var matcher = TASK.matcher(task.path("depends").asText("").replaceAll("\\.[A-Za-z]+", ""));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names.stream().filter(tasks::containsKey).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean mayRun(JsonNode task, Set<String> needed) {
        if (task.has("depends")) {
            return Expression.holds(task.path("depends").asText(), this::holds);
        }
        return needed.stream().allMatch(this::holds);
    }

    /// `test`, `test.Failed`; a bare name stands for success.
    private boolean holds(String text) {
        int dot = text.lastIndexOf('.');
        var name = dot < 0 ? text : text.substring(0, dot);
        var phase = ends.get(name).join().phase();
        if (dot >= 0) {
            return text.substring(dot + 1).equals(phase);
        }
        var goOn = tasks.get(name).path("continueOn").path("failed").asBoolean();
        return phase.equals("Succeeded") || phase.equals("Skipped") || (goOn && phase.equals("Failed"));
    }
}
