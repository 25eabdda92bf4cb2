package io.kubeci.report;

import com.google.re2j.Pattern;
import io.kubeci.github.DeploymentStatus;
import io.kubeci.github.DeploymentStatus.State;
import io.kubeci.status.Redaction;
import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.util.List;
import java.util.Optional;

/// What is told of steps that deploy.
///
/// Pure. The state alone says whether there is anything new: everything else follows from it.
public final class DeploymentReports {

    /// The output parameter by which a step says where its environment can be visited.
    public static final String URL_OUTPUT = "kube-ci-environment-url";

    private final RunView view;
    private final RunReport report;
    private final Redaction redaction;
    private final ArgoLinks links;

    /// @param report what Argo says now; [RunReport#unseen] if there is nothing
    public DeploymentReports(RunView view, RunReport report, Redaction redaction) {
        this.view = view;
        this.report = report;
        this.redaction = redaction;
        this.links = ArgoLinks.of(view, view.workflowUid().isEmpty() ? report.uid() : view.workflowUid());
    }

    /// The steps that deploy, in running order: whose template matches. Attempts are part of the step that is tried
    /// again, members of a container set of their pod, and items stand for their list; what came from Argo's cache
    /// deployed nothing.
    public static List<StepReport> deploying(RunReport report, Pattern templates) {
        return report.steps().stream()
                .filter(step -> switch (step.kind()) {
                    case GROUP, RETRY, POD, SUSPEND, OTHER -> true;
                    case CONTAINER, SKIPPED -> false;
                })
                .filter(step -> step.attempt() < 0 && !step.template().isEmpty())
                .filter(step -> !step.is(StepReport.Trait.LIST) && !step.is(StepReport.Trait.FROM_CACHE))
                .filter(step -> templates.matcher(step.template()).find())
                .toList();
    }

    /// Where a step's deployment stands; empty for a step that is left out.
    ///
    /// @param stopped whether the run was stopped: then what did not end well was cancelled
    public static Optional<State> state(StepReport step, boolean stopped) {
        return switch (step.phase()) {
            case PENDING -> Optional.of(State.QUEUED);
            case RUNNING -> Optional.of(State.IN_PROGRESS);
            case SUCCEEDED -> Optional.of(step.completed() ? State.SUCCESS : State.IN_PROGRESS);
            case FAILED -> Optional.of(ended(step, stopped, State.FAILURE));
            case ERROR -> Optional.of(ended(step, stopped, State.ERROR));
            case SKIPPED, OMITTED -> Optional.empty();
        };
    }

    /// A pod that is reported lost may still come back.
    private static State ended(StepReport step, boolean stopped, State state) {
        if (!step.completed()) {
            return State.IN_PROGRESS;
        }
        return stopped ? State.INACTIVE : state;
    }

    /// What is told of a step's deployment.
    public DeploymentStatus of(StepReport step, State state) {
        return new DeploymentStatus(
                state, words(state, "step"), Optional.of(links.step(step)), state.isFinal() ? url(step) : none());
    }

    /// What is told of a deployment whose step cannot be seen any more, or never could.
    public DeploymentStatus ofUnseen(State state) {
        return new DeploymentStatus(state, words(state, "step"), links.workflow(), none());
    }

    /// What is told of a person's own deployment, for which the whole run was made. Its environment's URL is that of
    /// the
    /// first step that names one, groups before their members.
    ///
    /// @param note what is to be known besides, plain text, "" for nothing
    public DeploymentStatus ofRun(State state, String note) {
        var url = state.isFinal()
                ? report.steps().stream()
                        .map(this::url)
                        .flatMap(Optional::stream)
                        .findFirst()
                : none();
        var words = note.isEmpty() ? words(state, "run") : redaction.mask(note);
        return new DeploymentStatus(state, words, links.workflow(), url);
    }

    /// What a deployment is known by on GitHub, where it is looked for after a lost answer: no two steps of any two
    /// runs
    /// have the same.
    public static String marker(String workflow, String node) {
        var number = node.startsWith(workflow + "-") ? node.substring(workflow.length() + 1) : "the first";
        return "Step %s of workflow %s".formatted(number, workflow);
    }

    private String words(State state, String what) {
        return switch (state) {
            case QUEUED -> DeploymentWords.queued(what);
            case IN_PROGRESS -> DeploymentWords.underWay(what);
            case SUCCESS -> DeploymentWords.deployed(view.revision().sha());
            case FAILURE -> DeploymentWords.failed(what, view.checkName());
            case ERROR -> DeploymentWords.notCompleted(what, view.checkName());
            case INACTIVE -> DeploymentWords.cancelled(view.checkName());
        };
    }

    /// A URL with a secret in it is left out: masked, it would lead nowhere.
    private Optional<String> url(StepReport step) {
        return Optional.of(step.outputs().getOrDefault(URL_OUTPUT, "").strip())
                .filter(url -> !url.isEmpty() && redaction.mask(url).equals(url));
    }

    private static Optional<String> none() {
        return Optional.empty();
    }
}
