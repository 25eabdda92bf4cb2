package io.kubeci.flow;

import io.kubeci.model.GitRef;
import io.kubeci.model.Revision;
import java.util.LinkedHashSet;
import java.util.List;

/// A template that people may run after the workflow's own entrypoint succeeded.
///
/// @param template its name
/// @param essential whether it has to be decided on
record ManualStep(String template, boolean essential) {

    /// The branches that GitHub's merge queue makes and deletes. Source: GitHub's documentation, "Managing a merge
    /// queue".
    private static final String MERGE_QUEUE = "gh-readonly-queue/";

    /// The manual steps of a workflow, in the order of the file. The annotations win over the configuration, each
    /// over its own key only.
    static List<ManualStep> of(Verdict.Runnable runnable, FlowSettings.Manual configured) {
        var author = runnable.author();
        var manual = author.manualTemplates().orElse(configured.templates());
        var essential = author.essentialTemplates().orElse(configured.essential());
        var names = new LinkedHashSet<String>();
        runnable.document()
                .spec()
                .path("templates")
                .forEach(template -> names.add(template.path("name").asText("")));
        runnable.template()
                .path("templates")
                .forEach(template -> names.add(template.path("name").asText("")));
        return names.stream()
                .filter(name -> !name.isEmpty() && !name.equals(runnable.entrypoint()))
                .filter(name -> manual.matcher(name).find())
                .map(name -> new ManualStep(name, essential.matcher(name).find()))
                .toList();
    }

    /// Whether anything is offered on a branch or tag at all: not on the default branch, nor where the author or the
    /// configuration does not want it. As in kube-ci 0.12, tags are matched, too.
    static boolean isInteractive(Revision revision, Verdict.Runnable runnable, FlowSettings.Manual configured) {
        var name = revision.ref().name();
        var silent = runnable.author().nonInteractiveBranches().orElse(configured.nonInteractiveBranches());
        return !silent.matcher(name).find()
                && switch (revision.ref()) {
                    case GitRef.Branch _ ->
                        !name.equals(revision.repository().defaultBranch()) && !name.startsWith(MERGE_QUEUE);
                    case GitRef.Tag _ -> true;
                };
    }
}
