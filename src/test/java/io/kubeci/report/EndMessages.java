package io.kubeci.report;

import io.kubeci.model.GitRef;
import io.kubeci.report.Messages.Message;
import java.util.List;

/// Why runs end that did not come to their own end.
final class EndMessages {

    private EndMessages() {}

    static Messages group() {
        return new Messages(
                "Why runs end",
                "In the check run, after \"This run was cancelled\" or \"This run was given up\".",
                EndReasons.class,
                List.of(
                        Message.of(
                                "superseded",
                                "a newer commit of the branch runs",
                                EndReasons.superseded("shop.topic.x0a1b2c3d", CommandMessages.HEAD)),
                        Message.of(
                                "cancelledBy",
                                "somebody had it cancelled",
                                EndReasons.cancelledBy("alice (/kube-ci cancel)")),
                        Message.of(
                                "refDeleted",
                                "its branch or tag is gone",
                                EndReasons.refDeleted(new GitRef.Branch("topic"))),
                        Message.of(
                                "pullRequestClosed",
                                "its pull request was closed, where `cancelOnClose` is set",
                                EndReasons.pullRequestClosed(7)),
                        Message.of(
                                "mergeGroupDestroyed", "the merge queue took it out", EndReasons.mergeGroupDestroyed()),
                        Message.of(
                                "repositoryArchived", "the repository was archived", EndReasons.repositoryArchived()),
                        Message.of("repositoryDeleted", "the repository was deleted", EndReasons.repositoryDeleted()),
                        Message.of(
                                "installationSuspended", "the App was suspended", EndReasons.installationSuspended()),
                        Message.of("installationRemoved", "the App was removed", EndReasons.installationRemoved()),
                        Message.of(
                                "notStarted",
                                "it could not be started",
                                EndReasons.notStarted("24h", "GitHub answered 502")),
                        Message.of("notTakenUp", "Argo does nothing", EndReasons.notTakenUp("1h", "argo")),
                        Message.of("notOver", "it takes too long", EndReasons.notOver("24h")),
                        Message.of("deleted", "its Workflow was deleted", EndReasons.deleted()),
                        Message.of("noWorkflow", "there is nothing to run", EndReasons.noWorkflow())));
    }
}
