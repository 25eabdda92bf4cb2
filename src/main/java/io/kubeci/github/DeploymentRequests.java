package io.kubeci.github;

import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;

/// Deployments that are to be run.
@FunctionalInterface
public interface DeploymentRequests {

    /// What is to be deployed.
    ///
    /// @param sha the commit
    /// @param ref the branch or tag that it was reached by
    /// @param task the workflow's template that does it
    /// @param environment where to
    /// @param production whether people use what runs there
    /// @param key what only this request has: by it, one whose answer was lost is found again
    record Request(CommitSha sha, GitRef ref, String task, String environment, boolean production, String key) {}

    /// What came of it.
    sealed interface Outcome {

        /// The deployment is there, made now or by an earlier attempt.
        ///
        /// @param id GitHub's number of it
        record Made(long id) implements Outcome {}

        /// GitHub will never make it.
        ///
        /// @param message GitHub's words
        record Refused(String message) implements Outcome {}
    }

    /// Makes a deployment that asks for a run, or finds the one that was made with this key.
    ///
    /// @throws io.kubeci.model.Unavailable where trying again later may help
    Outcome create(RepoRef repo, Request request);
}
