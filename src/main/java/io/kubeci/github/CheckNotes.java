package io.kubeci.github;

import io.kubeci.github.CheckRunUpdate.Action;
import io.kubeci.model.RepoRef;
import java.util.List;
import java.util.function.UnaryOperator;

/// Changes what a check run says without knowing how it came to say that.
public interface CheckNotes {

    /// Rewrites the summary of a check run; everything else stays. Does nothing if that leaves it equal.
    ///
    /// @param change the old summary to the new one, Markdown; what is too long for GitHub is cut
    /// @param actions the buttons that it has, because GitHub does not tell them
    /// @throws io.kubeci.model.Unavailable if it has to be tried again later
    /// @throws io.kubeci.model.Gone if there is no such check run
    void rewrite(RepoRef repo, long checkRunId, UnaryOperator<String> change, List<Action> actions);
}
