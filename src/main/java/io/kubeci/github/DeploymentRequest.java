package io.kubeci.github;

import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;

/// A deployment to be made of a commit, by a step that is running already: its own event starts nothing
/// (`payload.kube_ci.run` is false). What is too long for GitHub is cut.
///
/// @param sha the commit; never its branch, which may have moved on
/// @param ref the branch or tag that it was reached by, told in the payload
/// @param task what is done there: the template
/// @param environment where to
/// @param production whether people use what runs there
/// @param description one line; with sha, task and environment it names the deployment
public record DeploymentRequest(
        CommitSha sha, GitRef ref, String task, String environment, boolean production, String description) {

    /// Characters of an environment's name. Source: GitHub Docs, "Managing environments for deployment".
    private static final int MAX_ENVIRONMENT = 255;

    /// Characters of a task: not documented, as long as an environment's name.
    private static final int MAX_TASK = 255;

    /// Makes it fit.
    public DeploymentRequest {
        task = CleanText.line(task, MAX_TASK);
        environment = CleanText.line(environment, MAX_ENVIRONMENT);
        description = CleanText.line(description, DeploymentStatus.MAX_DESCRIPTION);
    }
}
