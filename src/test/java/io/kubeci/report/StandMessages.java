package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import java.util.List;

/// Where runs stand.
final class StandMessages {

    private StandMessages() {}

    static Messages group() {
        return new Messages(
                "Where runs stand",
                "In the answer to `/kube-ci status`, beside the phase; after the end it is one of the reasons above.",
                RunStands.class,
                List.of(
                        Message.of("underWay", "it is running", RunStands.underWay()),
                        Message.of("succeeded", "it succeeded", RunStands.succeeded()),
                        Message.of("failed", "it failed: its check run says which step, and why", RunStands.failed()),
                        Message.of("retriedInArgo", "somebody retried it in Argo", RunStands.retriedInArgo()),
                        Message.of(
                                "takenUpAgain", "the App or the repository is there again", RunStands.takenUpAgain()),
                        Message.of("decidedAnew", "the configuration changed", RunStands.decidedAnew())));
    }
}
