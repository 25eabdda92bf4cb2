package io.kubeci.report;

import io.kubeci.model.PullRequest;
import io.kubeci.model.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What reports need to know of a run besides what Argo says of it.
///
/// @param name the Run's name, which is its Workflow's too
/// @param namespace where the Workflow is
/// @param workflowUid "" before it was created
/// @param entrypoint the template it starts with, "" before it is known
/// @param checkName the check run's name, `Workflow - main`
/// @param revision what is built
/// @param pullRequests the pull requests it is known to belong to
/// @param trigger why there is a run: `push`, `pull request #7`, `re-run by octocat`
/// @param argoUi base URL of Argo's UI, ends with `/`
/// @param receivedAt when the webhook came in
/// @param createdAt when the Workflow was created
/// @param hasCache whether a cache volume is used, so that a button can clear it
public record RunView(
        String name,
        String namespace,
        String workflowUid,
        String entrypoint,
        String checkName,
        Revision revision,
        List<PullRequest> pullRequests,
        String trigger,
        String argoUi,
        Instant receivedAt,
        Optional<Instant> createdAt,
        boolean hasCache) {

    /// Copies the list.
    public RunView {
        pullRequests = List.copyOf(pullRequests);
    }
}
