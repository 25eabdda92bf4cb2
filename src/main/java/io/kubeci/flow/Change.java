package io.kubeci.flow;

import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.Revision;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A commit that may want to be built, as one of the events that GitHub sends for it tells.
///
/// @param revision the commit
/// @param trigger why, as people read it
/// @param sender who did it
/// @param pullRequests those that the event names
/// @param trust how far it is trusted
/// @param delivery the webhook
/// @param receivedAt when it came in
record Change(
        Revision revision,
        String trigger,
        String sender,
        List<PullRequest> pullRequests,
        Trust trust,
        String delivery,
        Instant receivedAt) {

    Change {
        pullRequests = List.copyOf(pullRequests);
    }

    /// Whether everything about the pull requests is known, so that GitHub need not be asked.
    boolean isComplete() {
        return !pullRequests.isEmpty() && pullRequests.stream().allMatch(PullRequest::complete);
    }

    /// What a Run's and its Workflow's name is made from, so that all events of one change lead to one name.
    String seed() {
        GitRef ref = revision.ref();
        return String.join(
                "/",
                "change",
                Long.toString(revision.repo().id()),
                revision.repo().fullName(),
                ref.fullName(),
                revision.sha().hex());
    }

    RunSpec spec(List<PullRequest> known) {
        return new RunSpec(
                RunSpec.Repo.of(revision.repository()),
                revision.ref().type(),
                revision.ref().name(),
                revision.sha().hex(),
                trigger,
                false,
                sender,
                delivery,
                "",
                Map.of(),
                "",
                0,
                known,
                trust,
                receivedAt,
                null);
    }
}
