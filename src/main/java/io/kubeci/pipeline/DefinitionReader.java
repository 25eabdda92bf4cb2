package io.kubeci.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.Problem;
import io.kubeci.pipeline.Positions.Position;
import io.kubeci.workflow.AuthorSettings;
import io.kubeci.workflow.Canonical;
import io.kubeci.workflow.Fault;
import io.kubeci.workflow.RuleContext;
import io.kubeci.workflow.WorkflowDoc;
import io.kubeci.workflow.WorkflowRules;
import io.kubeci.workflow.WorkflowTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// From a file's text, or from a tree that a script made, to a [Definition]: everything that is wrong is found at once.
public final class DefinitionReader {

    private static final String API_VERSION = "argoproj.io/v1alpha1";
    private static final String KIND = "Workflow";

    /// Nobody mends more at a time, and GitHub shows 50 annotations a request.
    private static final int MAX_PROBLEMS = 100;

    private static final int MAX_DEPTH = 120;

    private DefinitionReader() {}

    /// Reads a YAML file.
    ///
    /// @param file relative to the repository's root, as problems name it
    public static Definition ofYaml(String text, String file, RuleContext context) {
        return draftOfYaml(text, file, context).definition();
    }

    /// As [#ofYaml], for who wants to see the Workflow whatever is wrong with it.
    public static Draft draftOfYaml(String text, String file, RuleContext context) {
        return switch (YamlReader.read(text, file)) {
            case YamlReader.Reading.Broken(List<Problem> problems) -> Draft.of(invalid(problems));
            case YamlReader.Reading.Tree(ObjectNode tree, Positions positions) -> draft(tree, positions, file, context);
        };
    }

    /// Puts faults of a file that was read before in their places.
    ///
    /// @param text the same text
    public static List<Problem> located(String text, String file, List<Fault> faults) {
        return switch (YamlReader.read(text, file)) {
            case YamlReader.Reading.Broken(List<Problem> problems) -> problems;
            case YamlReader.Reading.Tree(ObjectNode _, Positions positions) -> problems(faults, positions, file);
        };
    }

    /// Takes a tree without positions, as a script leaves it.
    public static Definition ofTree(ObjectNode tree, String file, RuleContext context) {
        return draftOfTree(tree, file, context).definition();
    }

    /// As [#ofTree], for who wants to see the Workflow whatever is wrong with it.
    public static Draft draftOfTree(ObjectNode tree, String file, RuleContext context) {
        if (isDeeperThan(tree, MAX_DEPTH)) {
            return Draft.of(invalid(List.of(
                    new Problem("the workflow is nested more than %d levels deep".formatted(MAX_DEPTH), file, 0, 0))));
        }
        return draft(tree, new Positions(new Position(0, 0), new Position(0, 0)), file, context);
    }

    private static Draft draft(ObjectNode tree, Positions positions, String file, RuleContext context) {
        var wrongKind = kind(tree);
        if (!wrongKind.isEmpty()) {
            return Draft.of(invalid(problems(wrongKind, positions, file)));
        }
        var workflow = new WorkflowDoc(Canonical.of(tree));
        var faults = check(workflow, context);
        var definition =
                faults.isEmpty() ? new Definition.Defined(workflow, file) : invalid(problems(faults, positions, file));
        return new Draft(definition, Optional.of(workflow));
    }

    /// All faults of a canonical Workflow: types, rules, settings. What a type fault explains is not told again as a
    /// broken rule.
    static List<Fault> check(WorkflowDoc workflow, RuleContext context) {
        var types = WorkflowTypes.check(workflow.tree());
        var others = Stream.concat(
                WorkflowRules.check(workflow.tree(), context).stream(),
                AuthorSettings.read(workflow).faults().stream());
        var faults = new ArrayList<>(types);
        others.filter(fault -> types.stream().noneMatch(type -> concerns(type, fault.pointer())))
                .forEach(faults::add);
        return faults;
    }

    private static List<Fault> kind(ObjectNode tree) {
        var faults = new ArrayList<Fault>();
        expect(tree, "apiVersion", API_VERSION, faults);
        expect(tree, "kind", KIND, faults);
        return faults;
    }

    private static void expect(JsonNode tree, String field, String wanted, List<Fault> faults) {
        var found = tree.path(field);
        if (found.isMissingNode() || found.isNull()) {
            faults.add(
                    new Fault("", "%s is missing; a Workflow has \"%s: %s\"".formatted(field, field, wanted), false));
        } else if (!wanted.equals(found.asText())) {
            faults.add(new Fault(
                    "/" + field, "%s must be \"%s\", but is \"%s\"".formatted(field, wanted, found.asText()), false));
        }
    }

    private static List<Problem> problems(List<Fault> faults, Positions positions, String file) {
        return faults.stream()
                .map(fault -> {
                    var at = fault.atKey() ? positions.ofKey(fault.pointer()) : positions.ofValue(fault.pointer());
                    return new Problem(fault.message(), file, at.line(), at.column());
                })
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    private static Definition invalid(List<Problem> problems) {
        if (problems.size() <= MAX_PROBLEMS) {
            return new Definition.Invalid(problems);
        }
        var shown = new ArrayList<>(problems.subList(0, MAX_PROBLEMS - 1));
        var more = problems.size() - shown.size();
        var first = problems.get(shown.size());
        shown.add(new Problem(
                "and %d more problems from here on".formatted(more), first.file(), first.line(), first.column()));
        return new Definition.Invalid(shown);
    }

    /// Whether a rule that finds fault with the place only says what the type fault says already: it is about the same
    /// value, or about something that is missing where a name is misspelt.
    private static boolean concerns(Fault type, String place) {
        var at = type.pointer();
        var parent = at.isEmpty() ? "" : at.substring(0, at.lastIndexOf('/'));
        return place.equals(at) || !at.isEmpty() && place.startsWith(at + "/") || type.atKey() && place.equals(parent);
    }

    /// Without recursion, because the tree may be deeper than the stack.
    private static boolean isDeeperThan(JsonNode tree, int limit) {
        record Level(JsonNode node, int depth) {}
        var open = new ArrayDeque<Level>();
        open.push(new Level(tree, 0));
        while (!open.isEmpty()) {
            var level = open.pop();
            if (level.depth() > limit) {
                return true;
            }
            level.node().forEach(child -> open.push(new Level(child, level.depth() + 1)));
        }
        return false;
    }
}
