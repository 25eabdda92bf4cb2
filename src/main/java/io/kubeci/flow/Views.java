package io.kubeci.flow;

import io.kubeci.report.RunView;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.WorkflowRecord;
import java.util.function.Supplier;

/// Runs as reports see them.
final class Views {

    private final Supplier<FlowSettings> settings;

    Views(Supplier<FlowSettings> settings) {
        this.settings = settings;
    }

    RunView of(RunState run) {
        var spec = run.spec();
        var now = settings.get();
        var workflow = run.status().ownWorkflow();
        return new RunView(
                run.name(),
                now.namespace(),
                workflow.map(WorkflowRecord::uid).orElse(""),
                workflow.map(WorkflowRecord::entrypoint).orElse(""),
                run.status().ownCheck().map(CheckRecord::name).orElse(Telling.NOTICE),
                spec.revision(),
                spec.pullRequests(),
                spec.trigger(),
                now.argoUi(),
                spec.receivedAt(),
                run.status().times().createdAt(),
                workflow.map(WorkflowRecord::cache).orElse(false));
    }

    /// Where the check run's "Details" leads. The Run's name is in it and in no other's, so that a check run whose
    /// number was lost is found again by it.
    String detailsUrl(RunState run) {
        var now = settings.get();
        return now.argoUi() + "workflows/" + now.namespace() + "/" + run.name();
    }
}
