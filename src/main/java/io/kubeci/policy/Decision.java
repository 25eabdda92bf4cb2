package io.kubeci.policy;

/// Whether to build, and if not, what to tell the person who is waiting.
public sealed interface Decision {

    /// Run it.
    ///
    /// @param why the clause that allowed it, one sentence
    /// @param trust what it may do
    record Build(String why, Trust trust) implements Decision {}

    /// A refusal that says how to get a build after all.
    ///
    /// @param reason the clause that refused
    /// @param title one line, the check run's title
    /// @param advice Markdown, the check run's summary: why, and the way out
    record Decline(Reason reason, String title, String advice) implements Decision {}

    /// The clauses that refuse.
    enum Reason {
        /// Neither the branch nor any pull request's base is one that is built unasked.
        BRANCH,
        /// There are only drafts.
        DRAFT,
        /// The commit comes from another repository.
        FORK,
        /// The workflow says `runForBranch: "false"`.
        NOT_FOR_BRANCHES,
        /// The workflow does not say `runForTag: "true"`.
        NOT_FOR_TAGS
    }
}
