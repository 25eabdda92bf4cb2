package io.kubeci.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What the author of a workflow is told is wrong with it: each names the thing and its value, and where that is not
/// the same, what to write instead.
public final class FaultMessages {

    private FaultMessages() {}

    /// An annotation is neither.
    public static String noFlag(String text) {
        return "must be \"true\" or \"false\", but is \"%s\"".formatted(text);
    }

    /// An annotation is none of the words that it can be.
    public static String noChoice(List<String> words, String text) {
        return "must be one of %s, but is \"%s\"%s"
                .formatted(String.join(", ", words), text, SimilarNames.hint(text, words));
    }

    /// An annotation is no quantity.
    public static String noSize(String text) {
        return "must be a size such as \"10Gi\", but is \"%s\"".formatted(text);
    }

    /// An annotation is no regular expression.
    public static String noPattern(String text, String why) {
        return "must be a regular expression (RE2), but in \"%s\" there is this: %s".formatted(text, why);
    }

    /// Something is wrong with an annotation.
    public static String annotation(String key, String message) {
        return "the annotation %s %s".formatted(key, message);
    }

    /// A parameter is declared, and nothing gives it a value.
    public static String noValue(String name, boolean hasDefault) {
        return "the parameter \"%s\" has no value".formatted(name)
                + (hasDefault ? "; an argument's \"default\" is not used, write \"value\"" : "");
    }

    /// Argo does not take such a source.
    public static String noSource(String name) {
        return "the valueFrom of the argument \"%s\" may only be configMapKeyRef, event or supplied".formatted(name);
    }

    /// Nothing is allowed.
    public static String emptyEnum(String name) {
        return "the enum of the parameter \"%s\" has no values".formatted(name);
    }

    /// Another value is allowed.
    public static String notInEnum(String value, String name) {
        return "the value \"%s\" of the parameter \"%s\" is none of its enum".formatted(value, name);
    }

    /// It is not clear what is called.
    public static String templateTwice() {
        return "template and templateRef cannot both be given";
    }

    /// It is not clear what is called.
    public static String callsNothing(String name) {
        return "%s calls nothing: it has neither template nor templateRef nor inline"
                .formatted(name.isEmpty() ? "this" : "\"" + name + "\"");
    }

    /// A reference is not whole.
    public static String incompleteReference(String field) {
        return "templateRef has no %s".formatted(field);
    }

    /// Two loops.
    public static String onlyOneOf(List<String> fields) {
        return "only one of %s can be given".formatted(String.join(", ", fields));
    }

    /// Two ends of a loop.
    public static String countAndEnd() {
        return "only one of count and end can be given";
    }

    /// Two ways to write the same.
    public static String dependsAndDependencies() {
        return "depends and dependencies cannot both be used in one DAG; write" + " \"depends: a && b\" throughout";
    }

    /// Two ways to write the same.
    public static String dependsAndContinueOn() {
        return "continueOn cannot be used next to depends; write \"depends: task.Succeeded || task.Failed\"";
    }

    /// Argo cannot tell it from a number.
    public static String taskWithDigit(String name) {
        return "the task name \"%s\" cannot begin with a digit where depends or dependencies are used".formatted(name);
    }

    /// Tasks have no such result.
    public static String noResult(String word, Set<String> known) {
        return "\"%s\" is no result of a task%s".formatted(word, SimilarNames.hint(word, known));
    }

    /// A task waits for nobody.
    public static String noTask(String name, Set<String> known) {
        return "there is no task named \"%s\" in this DAG%s".formatted(name, SimilarNames.hint(name, known));
    }

    /// A target is nobody.
    public static String noTarget(String name, Set<String> known) {
        return "the target \"%s\" is no task of this DAG%s".formatted(name, SimilarNames.hint(name, known));
    }

    /// Nobody can begin.
    public static String circle(List<String> path) {
        return "the tasks wait for each other in a circle: %s".formatted(String.join(" → ", path));
    }

    /// Argo would take the first.
    public static String twoKinds(String template, List<String> kinds) {
        return "%s has two kinds of work, %s; make two templates of it"
                .formatted(template, String.join(" and ", kinds));
    }

    /// There is nothing to do.
    public static String noKind(String template, Collection<String> kinds) {
        return "%s does nothing: it has none of %s".formatted(template, String.join(", ", kinds));
    }

    /// A field stands in the wrong kind of template.
    public static String onlyWhereRun(String field) {
        return "%s is only possible where something is run, not for steps or dag".formatted(field);
    }

    /// A field stands in the wrong kind of template.
    public static String onlyForComposites() {
        return "parallelism is only possible for steps and dag";
    }

    /// Nothing can be started.
    public static String noImage(String template) {
        return "%s has no image".formatted(template);
    }

    /// Kubernetes does not take it.
    public static String mountedTwice(String path) {
        return "two volumes are mounted at \"%s\"".formatted(path);
    }

    /// A word is none of those that are possible.
    public static String noneOf(String text, String what, Set<String> allowed) {
        return "\"%s\" is no %s%s".formatted(text, what, SimilarNames.hint(text, allowed));
    }

    /// A word is none of those that are possible.
    public static String noStrategy(String text, Set<String> known) {
        return "\"%s\" is no podGC strategy%s".formatted(text, SimilarNames.hint(text, known));
    }

    /// Argo would look at one of them only.
    public static String templatesBesideReference() {
        return "templates cannot stand next to workflowTemplateRef: the referred ones are run";
    }

    /// A reference leads nowhere.
    public static String referenceWithoutName() {
        return "workflowTemplateRef has no name";
    }

    /// There is nothing to run.
    public static String noTemplates() {
        return "spec.templates is missing: there is nothing to run";
    }

    /// Argo allows no more.
    public static String tooManyTemplates(int count, int limit) {
        return "there are %d templates, more than the %d that Argo allows".formatted(count, limit);
    }

    /// What is to be run is not there.
    public static String noTemplate(String name, String hint) {
        return "there is no template named \"%s\"%s".formatted(name, hint);
    }

    /// It is not said what is to be run.
    public static String noEntrypoint() {
        return "spec.entrypoint is missing: name the template to start with";
    }

    /// etcd does not take it.
    public static String tooLarge(long bytes, long limit) {
        return ("the Workflow is too large: %,d bytes, at most %,d can be stored;"
                        + " move templates into a WorkflowTemplate, or long scripts into files of the repository")
                .formatted(bytes, limit);
    }

    /// Kubernetes does not take them.
    public static String annotationsTooLarge(long bytes, long limit) {
        return "the annotations are too large: %,d bytes, at most %,d are allowed".formatted(bytes, limit);
    }

    /// Only a script can make such a thing.
    public static String notSubmitted(String field) {
        return "a Workflow is submitted without \"%s\"".formatted(field);
    }

    /// It is something else.
    public static String noObject(String what) {
        return "a Workflow must be an object, but this is " + what;
    }

    /// A structure without end.
    public static String tooDeep(int limit) {
        return "nested more than %d levels deep".formatted(limit);
    }

    /// Argo cannot do without.
    public static String missing(String path) {
        return "%s is missing".formatted(path);
    }

    /// Nothing stands behind the dash.
    public static String emptyItem(String path) {
        return "%s is an empty list item".formatted(path);
    }

    /// It could not be written down.
    public static String nameNotText() {
        return "a name that is not Unicode text";
    }

    /// It could not be written down.
    public static String notText(String path) {
        return "%s is not Unicode text".formatted(path);
    }

    /// A value of another type.
    public static String wrongType(String path, String wanted, String found, String advice) {
        return "%s must be %s, but is %s%s".formatted(path, wanted, found, advice);
    }

    /// A number or boolean where text is wanted.
    public static String inQuotes(String text) {
        return "; put it in quotes: \"%s\"".formatted(text);
    }

    /// A field of older versions of Argo.
    public static String removed(String path, String instead) {
        return "%s is not known to Argo any more; %s".formatted(path, instead);
    }

    /// A field that no version of Argo has.
    public static String unknownField(String path, String key, Set<String> known) {
        return "unknown field \"%s\"%s".formatted(path, SimilarNames.hint(key, known));
    }

    /// A variable of which nothing is known.
    public static String unresolved(String name, String parameter, Set<String> known) {
        return "{{%s}} has no value: there is no such parameter%s".formatted(name, SimilarNames.hint(parameter, known));
    }

    /// A template is called without what it needs.
    public static String noArgument(String name, String template) {
        return "the parameter \"%s\" of the template%s gets no value"
                .formatted(name, template.isEmpty() ? "" : " \"" + template + "\"");
    }
}
