package io.kubeci.run;

import io.kubeci.model.RepoRef;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where Runs are remembered.
///
/// Every method throws [io.kubeci.model.Unavailable] if it cannot be reached, and where somebody else changed the Run
/// meanwhile.
public interface Runs {

    /// Reads a Run as it is now.
    Optional<RunState> find(String name);

    /// Stores a new Run; false if there is one of that name already, which stays as it is.
    boolean create(String name, RunSpec spec);

    /// Changes what was asked for, on the newest version, again if somebody else was faster; does nothing if the Run is
    /// not there, or if the change leaves it equal.
    void amend(String name, UnaryOperator<RunSpec> change);

    /// Stores a status; the result carries the new version.
    RunState save(RunState state);

    /// All Runs of a commit, the oldest first.
    List<RunState> ofCommit(RepoRef repo, String sha);

    /// All Runs of a branch or tag, the oldest first.
    List<RunState> ofRef(RepoRef repo, String refType, String refName);

    /// The Runs of a repository that are open ([RunState#isOpen]), the oldest first.
    ///
    /// @param repo its number counts; its name may be another one than the Runs'
    List<RunState> openOf(RepoRef repo);

    /// The open Runs of all repositories of an installation of our App, the oldest first.
    List<RunState> openOfInstallation(long installationId);

    /// Deletes a Run, and with it its Workflow; nothing happens if it is not there.
    void delete(String name);

    /// Says something about a Run as a Kubernetes Event; failing to is no trouble.
    ///
    /// @param reason one word in CamelCase
    /// @param message a sentence
    void announce(RunState run, boolean warning, String reason, String message);
}
