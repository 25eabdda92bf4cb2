package io.kubeci.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The rules for the tasks of a DAG.
/// Source: validate.go of Argo 4.1.2, `validateDAG`; ancestry.go, `GetTaskDependencies` and `ValidateTaskResults`.
final class DagRules {

    /// A task in an expression of `depends`, with or without a result. Source: ancestry.go, `taskNameRegex`.
    private static final Pattern DEPENDENCY =
            Pattern.compile("([a-zA-Z0-9][-a-zA-Z0-9]*?)\\.([A-Z][a-zA-Z]+)|([a-zA-Z0-9][-a-zA-Z0-9]*)");

    private static final Set<String> RESULTS =
            Set.of("Succeeded", "Failed", "Errored", "Skipped", "Omitted", "Daemoned", "AnySucceeded", "AllFailed");

    private final CallRules calls;
    private final Consumer<Fault> faults;

    DagRules(CallRules calls, Consumer<Fault> faults) {
        this.calls = calls;
        this.faults = faults;
    }

    void check(Place dag) {
        var tasks = dag.at("tasks").items();
        Names.ofFields(tasks, "task", faults);
        tasks.forEach(calls::call);
        var graph = new LinkedHashMap<String, Set<String>>();
        tasks.forEach(task -> graph.put(task.at("name").text(), new LinkedHashSet<>()));
        var expressions =
                tasks.stream().anyMatch(task -> !task.at("depends").text().isEmpty());
        for (var task : tasks) {
            style(task, expressions);
            var needed = graph.getOrDefault(task.at("name").text(), new LinkedHashSet<>());
            task.at("dependencies").items().forEach(one -> need(one, one.text(), graph, needed));
            expression(task.at("depends"), graph, needed);
        }
        targets(dag.at("target"), graph.keySet());
        cycle(graph, tasks);
    }

    private void style(Place task, boolean expressions) {
        var dependencies = task.at("dependencies");
        if (expressions && !dependencies.items().isEmpty()) {
            faults.accept(dependencies.fault(FaultMessages.dependsAndDependencies()));
        }
        if (expressions && task.at("continueOn").exists()) {
            faults.accept(task.at("continueOn").fault(FaultMessages.dependsAndContinueOn()));
        }
        var name = task.at("name").text();
        var ordered = expressions || !dependencies.items().isEmpty();
        if (ordered && !name.isEmpty() && Character.isDigit(name.charAt(0))) {
            faults.accept(task.at("name").fault(FaultMessages.taskWithDigit(name)));
        }
    }

    private void expression(Place depends, Map<String, Set<String>> graph, Set<String> needed) {
        if (Names.isVariable(depends.text())) {
            return;
        }
        var matcher = DEPENDENCY.matcher(depends.text());
        while (matcher.find()) {
            var whole = matcher.group(3);
            if (whole != null) {
                need(depends, whole, graph, needed);
                continue;
            }
            need(depends, matcher.group(1), graph, needed);
            if (!RESULTS.contains(matcher.group(2))) {
                faults.accept(depends.fault(FaultMessages.noResult(matcher.group(2), RESULTS)));
            }
        }
    }

    private void need(Place place, String name, Map<String, Set<String>> graph, Set<String> needed) {
        if (Names.isVariable(name) || name.isEmpty()) {
            return;
        }
        if (graph.containsKey(name)) {
            needed.add(name);
        } else {
            faults.accept(place.fault(FaultMessages.noTask(name, graph.keySet())));
        }
    }

    private void targets(Place target, Set<String> tasks) {
        if (target.text().isEmpty() || Names.isVariable(target.text())) {
            return;
        }
        for (var name : target.text().split(" ", -1)) {
            if (!tasks.contains(name)) {
                faults.accept(target.fault(FaultMessages.noTarget(name, tasks)));
            }
        }
    }

    private void cycle(Map<String, Set<String>> graph, List<Place> tasks) {
        var done = new HashSet<String>();
        for (var task : tasks) {
            var name = task.at("name").text();
            var path = new ArrayList<String>();
            if (leadsBack(name, graph, done, path)) {
                faults.accept(task.fault(FaultMessages.circle(path)));
                return;
            }
        }
    }

    /// Walks down; if it meets the way it came, leaves just the circle in `path`.
    private static boolean leadsBack(String name, Map<String, Set<String>> graph, Set<String> done, List<String> path) {
        if (path.contains(name)) {
            path.subList(0, path.indexOf(name)).clear();
            path.add(name);
            return true;
        }
        if (done.contains(name)) {
            return false;
        }
        path.add(name);
        for (var next : graph.getOrDefault(name, Set.of())) {
            if (leadsBack(next, graph, done, path)) {
                return true;
            }
        }
        path.removeLast();
        done.add(name);
        return false;
    }
}
