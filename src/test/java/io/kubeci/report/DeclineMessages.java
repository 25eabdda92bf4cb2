package io.kubeci.report;

import io.kubeci.model.PullRequest;
import io.kubeci.policy.Declines;
import io.kubeci.report.Messages.Message;
import java.util.List;

/// What people read whose commit is not built.
final class DeclineMessages {

    private static final PullRequest PULL = new PullRequest(7, "main", "topic", true, false, "A change", "", true);

    private DeclineMessages() {}

    static Messages group() {
        return new Messages(
                "Commits that are not built",
                "Title and summary of the check run `Default Workflow`, or of a tag in the status of its run.",
                Declines.class,
                List.of(
                        Message.of(
                                "notABuildBranch",
                                "the branch is not one of `buildBranches`",
                                Declines.notABuildBranch("topic", List.of(), "^main$")),
                        Message.of("onlyDrafts", "the pull request is a draft", Declines.onlyDrafts(List.of(PULL))),
                        Message.of("fork", "the commit comes from a fork", Declines.fork(List.of(PULL))),
                        Message.of("notForBranches", "the workflow is not for branches", Declines.notForBranches()),
                        Message.of("notForTags", "the workflow is not for tags", Declines.notForTags())));
    }
}
