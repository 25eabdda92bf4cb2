package io.kubeci.github;

import io.kubeci.model.CommitSha;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import java.time.Instant;

/// The conversations of issues and pull requests.
///
/// Every method throws [io.kubeci.model.Unavailable] where trying again later may help, and [io.kubeci.model.Gone]
/// where it never will: the comment was deleted, the conversation is locked, the App may not.
public interface Comments {

    /// Something that was said.
    ///
    /// @param issue the number of the issue or pull request
    /// @param commentId GitHub's number of the comment; 0 for the issue's own text
    record Said(int issue, long commentId) {}

    /// A pull request and what it is at now.
    ///
    /// @param pull all that is known of it
    /// @param sha its head
    record Head(PullRequest pull, CommitSha sha) {}

    /// Shows a reaction; one that is there already stays.
    void react(RepoRef repo, Said said, Reaction reaction);

    /// Writes a comment, unless there is one of ours with that mark.
    ///
    /// @param since before this, there cannot be one
    void reply(RepoRef repo, int issue, Reply reply, Instant since);

    /// A pull request as it is now.
    ///
    /// @throws io.kubeci.model.Gone if there is none of that number
    Head pullRequest(RepoRef repo, int number);
}
