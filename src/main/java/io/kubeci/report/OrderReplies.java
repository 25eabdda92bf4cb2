package io.kubeci.report;

import io.kubeci.model.Revision;

/// What people are told whose order about a run cannot be carried out, through the API or in a chat; plain text.
public final class OrderReplies {

    private OrderReplies() {}

    /// There is nothing to run at a commit.
    public static String noCiFiles(Revision revision) {
        return "Commit %s of %s has no CI files. Commit a workflow file first, or have one made: /kube-ci setup TEMPLATE."
                .formatted(revision.sha().abbreviated(), revision.repo().fullName());
    }

    /// A run that has ended cannot be cancelled.
    ///
    /// @param phase the run's, as people read it
    public static String ended(String phase) {
        return "The run has ended already (%s). To run it again, retry it.".formatted(phase);
    }

    /// A run that has not ended cannot be retried.
    ///
    /// @param phase the run's, as people read it
    public static String goesOn(String phase) {
        return "The run still goes on (%s); cancel it first, or wait for its end.".formatted(phase);
    }

    /// A fork's run that nobody has approved cannot be retried.
    public static String ofAFork(String sha) {
        return "The commit comes from a fork. After looking at it, ask for a run of %s by its name.".formatted(sha);
    }
}
