package io.kubeci.pipeline;

import io.kubeci.model.PullRequest;
import io.kubeci.model.Revision;
import java.util.List;
import java.util.Map;

/// What a script is told as `input` besides what is fetched when it looks.
///
/// @param revision the commit and how it was reached
/// @param sender the login of who caused the run, "" if unknown
/// @param entrypoint the template that was asked for, "" for the workflow's own
/// @param parameters values that a person gave, by name
/// @param pullRequests those that are known to have the commit as their head
/// @param hasEvent whether a webhook made the run
public record ScriptInput(
        Revision revision,
        String sender,
        String entrypoint,
        Map<String, String> parameters,
        List<PullRequest> pullRequests,
        boolean hasEvent) {

    /// Copies the collections.
    public ScriptInput {
        parameters = Map.copyOf(parameters);
        pullRequests = List.copyOf(pullRequests);
    }
}
