package io.kubeci.flow;

import io.kubeci.command.Command;
import io.kubeci.github.Comments;
import io.kubeci.model.GitRef;
import io.kubeci.model.Revision;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunSpec;
import java.util.List;
import java.util.Map;

/// The runs that commands ask for.
final class RequestedRuns {

    private RequestedRuns() {}

    /// The head of a pull request, as the command wants it. A fork's commit was approved by its name.
    static RunSpec of(Asked asked, Comments.Head head, Command.Run run) {
        return spec(
                asked,
                head,
                new Wish(
                        run.entrypoint().orElse(""),
                        run.parameters(),
                        "",
                        0,
                        trust(head),
                        "/kube-ci run by " + asked.login()));
    }

    /// An earlier run once more.
    static RunSpec again(Asked asked, Comments.Head head, RunSpec before) {
        return spec(
                asked,
                head,
                new Wish(
                        before.entrypoint(),
                        before.parameters(),
                        before.environment(),
                        before.deploymentId(),
                        before.trust(),
                        "/kube-ci retry by " + asked.login()));
    }

    /// The run of a branch as it is, to learn what its workflow is.
    static RunSpec plain(Asked asked, Revision revision) {
        return new RunSpec(
                RunSpec.Repo.of(revision.repository()),
                revision.ref().type(),
                revision.ref().name(),
                revision.sha().hex(),
                "/kube-ci run by " + asked.login(),
                true,
                asked.login(),
                asked.delivery(),
                "",
                Map.of(),
                "",
                0,
                List.of(),
                Trust.TRUSTED,
                asked.receivedAt(),
                null);
    }

    /// The same from the workflow's own start.
    static RunSpec withoutEntrypoint(RunSpec spec) {
        return new RunSpec(
                spec.repository(),
                spec.refType(),
                spec.refName(),
                spec.sha(),
                spec.trigger(),
                spec.requested(),
                spec.sender(),
                spec.delivery(),
                "",
                spec.parameters(),
                spec.environment(),
                spec.deploymentId(),
                spec.pullRequests(),
                spec.trust(),
                spec.receivedAt(),
                spec.cancel());
    }

    private record Wish(
            String entrypoint,
            Map<String, String> parameters,
            String environment,
            long deploymentId,
            Trust trust,
            String trigger) {}

    private static RunSpec spec(Asked asked, Comments.Head head, Wish wish) {
        var ref = new GitRef.Branch(head.pull().headBranch());
        return new RunSpec(
                RunSpec.Repo.of(asked.repository()),
                ref.type(),
                ref.name(),
                head.sha().hex(),
                wish.trigger(),
                true,
                asked.login(),
                asked.delivery(),
                wish.entrypoint(),
                wish.parameters(),
                wish.environment(),
                wish.deploymentId(),
                List.of(head.pull()),
                wish.trust(),
                asked.receivedAt(),
                null);
    }

    private static Trust trust(Comments.Head head) {
        return head.pull().fork() ? Trust.APPROVED : Trust.TRUSTED;
    }
}
