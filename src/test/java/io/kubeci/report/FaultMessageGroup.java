package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import io.kubeci.workflow.FaultMessages;
import java.util.List;
import java.util.Set;

/// What the authors of workflows are told is wrong.
final class FaultMessageGroup {

    private FaultMessageGroup() {}

    static Messages group() {
        return new Messages(
                "What is wrong with a workflow",
                "In the check run `Default Workflow`, with the place in the file; in `problems` of a dry run; in the answer to `/kube-ci run`.",
                FaultMessages.class,
                List.of(
                        Message.of("noEntrypoint", "it is not said what is to be run", FaultMessages.noEntrypoint()),
                        Message.of("noTemplates", "there is nothing to run", FaultMessages.noTemplates()),
                        Message.of(
                                "noTemplate",
                                "what is called is not there",
                                FaultMessages.noTemplate("biuld", "; did you mean \"build\"?")),
                        Message.of("tooManyTemplates", "Argo allows no more", FaultMessages.tooManyTemplates(600, 500)),
                        Message.of(
                                "templatesBesideReference",
                                "the workflow refers to a template, and has some",
                                FaultMessages.templatesBesideReference()),
                        Message.of(
                                "referenceWithoutName",
                                "the reference leads nowhere",
                                FaultMessages.referenceWithoutName()),
                        Message.of(
                                "noStrategy",
                                "`podGC.strategy` is another word",
                                FaultMessages.noStrategy("OnPodSucces", Set.of("OnPodSuccess"))),
                        Message.of(
                                "twoKinds",
                                "a template does two things",
                                FaultMessages.twoKinds("the template \"build\"", List.of("container", "script"))),
                        Message.of(
                                "noKind",
                                "a template does nothing",
                                FaultMessages.noKind(
                                        "the template \"build\"", List.of("container", "script", "steps", "dag"))),
                        Message.of(
                                "onlyWhereRun",
                                "a field stands in `steps` or `dag`",
                                FaultMessages.onlyWhereRun("timeout")),
                        Message.of(
                                "onlyForComposites",
                                "a field stands where something is run",
                                FaultMessages.onlyForComposites()),
                        Message.of(
                                "noImage", "nothing can be started", FaultMessages.noImage("the template \"build\"")),
                        Message.of("mountedTwice", "two volumes share a path", FaultMessages.mountedTwice("/work")),
                        Message.of(
                                "noneOf",
                                "a word is none of those that are possible",
                                FaultMessages.noneOf("patchh", "action of a resource template", Set.of("patch"))),
                        Message.of("templateTwice", "it is not clear what is called", FaultMessages.templateTwice()),
                        Message.of("callsNothing", "a step or task calls nothing", FaultMessages.callsNothing("test")),
                        Message.of(
                                "incompleteReference",
                                "a `templateRef` is not whole",
                                FaultMessages.incompleteReference("template")),
                        Message.of(
                                "onlyOneOf",
                                "a step has two loops",
                                FaultMessages.onlyOneOf(List.of("withItems", "withParam"))),
                        Message.of("countAndEnd", "a sequence has two ends", FaultMessages.countAndEnd()),
                        Message.of(
                                "dependsAndDependencies", "a DAG mixes both", FaultMessages.dependsAndDependencies()),
                        Message.of("dependsAndContinueOn", "a DAG mixes both", FaultMessages.dependsAndContinueOn()),
                        Message.of(
                                "taskWithDigit",
                                "Argo takes the task's name for a number",
                                FaultMessages.taskWithDigit("1st")),
                        Message.of(
                                "noResult",
                                "tasks have no such result",
                                FaultMessages.noResult("Suceeded", Set.of("Succeeded"))),
                        Message.of("noTask", "a task waits for nobody", FaultMessages.noTask("biuld", Set.of("build"))),
                        Message.of("noTarget", "a target is nobody", FaultMessages.noTarget("biuld", Set.of("build"))),
                        Message.of("circle", "no task can begin", FaultMessages.circle(List.of("a", "b", "a"))),
                        Message.of("noValue", "an argument has no value", FaultMessages.noValue("colour", true)),
                        Message.of(
                                "noSource", "an argument comes from where none can", FaultMessages.noSource("colour")),
                        Message.of("emptyEnum", "no value is allowed", FaultMessages.emptyEnum("colour")),
                        Message.of("notInEnum", "another value is allowed", FaultMessages.notInEnum("gren", "colour")),
                        Message.of(
                                "noArgument",
                                "a template is called without what it needs",
                                FaultMessages.noArgument("environment", "deploy")),
                        Message.of(
                                "unresolved",
                                "a variable is not known",
                                FaultMessages.unresolved("inputs.parameters.nmae", "nmae", Set.of("name"))),
                        Message.of("noObject", "the file holds something else", FaultMessages.noObject("a list")),
                        Message.of(
                                "unknownField",
                                "Argo has no such field",
                                FaultMessages.unknownField("spec.entrypont", "entrypont", Set.of("entrypoint"))),
                        Message.of(
                                "removed",
                                "Argo has that field no more",
                                FaultMessages.removed(
                                        "spec.schedule",
                                        "a schedule belongs into a CronWorkflow, as the list \"schedules\"")),
                        Message.of("missing", "a field is needed", FaultMessages.missing("spec.templates[0].name")),
                        Message.of(
                                "wrongType",
                                "a value is of another type",
                                FaultMessages.wrongType(
                                        "metadata.labels.year",
                                        "a string",
                                        "the number 2026",
                                        FaultMessages.inQuotes("2026"))),
                        Message.of("inQuotes", "what to do about that", FaultMessages.inQuotes("2026")),
                        Message.of(
                                "emptyItem",
                                "nothing stands behind a dash",
                                FaultMessages.emptyItem("spec.templates[1]")),
                        Message.of(
                                "notText",
                                "a script made a text of half characters",
                                FaultMessages.notText("metadata.name")),
                        Message.of("nameNotText", "the same, in a name", FaultMessages.nameNotText()),
                        Message.of("tooDeep", "a structure without end", FaultMessages.tooDeep(100)),
                        Message.of("tooLarge", "etcd does not take it", FaultMessages.tooLarge(1_600_000, 1_000_000)),
                        Message.of(
                                "annotationsTooLarge",
                                "Kubernetes does not take them",
                                FaultMessages.annotationsTooLarge(300_000, 262_144)),
                        Message.of(
                                "notSubmitted",
                                "a script made something besides the Workflow",
                                FaultMessages.notSubmitted("results")),
                        Message.of(
                                "annotation",
                                "an annotation of kube-ci cannot be read",
                                FaultMessages.annotation("kube-ci.qutics.com/runForTag", FaultMessages.noFlag("yes"))),
                        Message.of("noFlag", "as one of them", FaultMessages.noFlag("yes")),
                        Message.of(
                                "noChoice",
                                "the same",
                                FaultMessages.noChoice(List.of("project", "branch", "none"), "projct")),
                        Message.of("noSize", "the same", FaultMessages.noSize("ten")),
                        Message.of("noPattern", "the same", FaultMessages.noPattern("(", "missing closing )"))));
    }
}
