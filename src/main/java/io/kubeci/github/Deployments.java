package io.kubeci.github;

import io.kubeci.model.RepoRef;
import java.util.Optional;

/// GitHub's deployments: which commit is, or is about to be, in which environment.
///
/// Every method throws [io.kubeci.model.Unavailable] where trying again later may help, and [io.kubeci.model.Gone]
/// where it never will, which is also where the App may not write deployments.
public interface Deployments {

    /// Makes a deployment. Not idempotent: look with [#find] before repeating a call whose answer was lost.
    ///
    /// @return GitHub's number of it
    long create(RepoRef repo, DeploymentRequest request);

    /// Looks for a deployment that was made by this very request: its description is compared, too.
    Optional<Long> find(RepoRef repo, DeploymentRequest request);

    /// Appends a status. Not idempotent: look with [#lastState] before repeating a call whose answer was lost.
    void tell(RepoRef repo, long deploymentId, DeploymentStatus status);

    /// The latest status of a deployment, in GitHub's word; empty if there is none.
    Optional<String> lastState(RepoRef repo, long deploymentId);
}
