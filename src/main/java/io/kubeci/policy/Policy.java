package io.kubeci.policy;

import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is built unasked (kube-ci 0.12's rules), as pure functions.
public final class Policy {

    private Policy() {}

    /// What is to be decided on.
    ///
    /// @param ref the branch or tag that was pushed
    /// @param pullRequests the open pull requests with this head
    /// @param trust how far the commit is trusted
    /// @param commanded whether somebody with the right to do so asked for this run by name
    public record Question(GitRef ref, List<PullRequest> pullRequests, Trust trust, boolean commanded) {

        /// Copies the list.
        public Question {
            pullRequests = List.copyOf(pullRequests);
        }
    }

    /// What the author of the workflow wants it to run for.
    ///
    /// @param branches annotation `runForBranch`, true unless said otherwise
    /// @param tags annotation `runForTag`, false unless said otherwise
    public record Wanted(boolean branches, boolean tags) {}

    /// Decides before the CI files are looked into: a stranger's script is not executed to learn that the stranger may
    /// not build.
    public static Decision decide(Question question, PolicySettings settings) {
        if (question.commanded()) {
            return new Decision.Build("asked for by name", question.trust());
        }
        if (question.trust() == Trust.UNTRUSTED) {
            return Declines.fork(question.pullRequests());
        }
        return switch (question.ref()) {
            case GitRef.Tag _ -> new Decision.Build("a tag", question.trust());
            case GitRef.Branch(String name) -> branch(name, question, settings);
        };
    }

    /// Decides on what the workflow itself says, once it is known.
    public static Decision decide(Question question, Wanted wanted) {
        if (question.commanded()) {
            return new Decision.Build("asked for by name", question.trust());
        }
        return switch (question.ref()) {
            case GitRef.Tag _ when !wanted.tags() -> Declines.notForTags();
            case GitRef.Branch _ when !wanted.branches() -> Declines.notForBranches();
            case GitRef.Tag _, GitRef.Branch _ -> new Decision.Build("the workflow wants it", question.trust());
        };
    }

    /// The pull request that a run is for, where a commit is the head of several: the one that lets it be built, as
    /// [#decide] says; of those that do not, the first that is no draft.
    public static Optional<PullRequest> pullRequest(List<PullRequest> pulls, PolicySettings settings) {
        return pulls.stream()
                .min(Comparator.comparing((PullRequest pull) -> !isAgainstBuilt(pull, settings))
                        .thenComparing(pull -> !isReady(pull, settings)));
    }

    private static boolean isAgainstBuilt(PullRequest pull, PolicySettings settings) {
        return settings.buildBranches().matcher(pull.baseBranch()).find();
    }

    private static boolean isReady(PullRequest pull, PolicySettings settings) {
        return settings.buildDrafts() || !isDraft(pull);
    }

    /// Where there are pull requests against branches that are built, they decide; else the branch's own name does.
    private static Decision branch(String name, Question question, PolicySettings settings) {
        var matching = question.pullRequests().stream()
                .filter(pull -> isAgainstBuilt(pull, settings))
                .toList();
        var ready = matching.stream().filter(pull -> isReady(pull, settings)).findFirst();
        if (ready.isPresent()) {
            return new Decision.Build(
                    "pull request #%d wants to be merged into %s"
                            .formatted(ready.get().number(), ready.get().baseBranch()),
                    question.trust());
        }
        if (!matching.isEmpty()) {
            return Declines.onlyDrafts(matching);
        }
        if (settings.buildBranches().matcher(name).find()) {
            return new Decision.Build("branch %s is built unasked".formatted(name), question.trust());
        }
        return Declines.notABuildBranch(
                name, question.pullRequests(), settings.buildBranches().pattern());
    }

    /// Of a pull request that a suite names without details we do not know that it is a draft.
    private static boolean isDraft(PullRequest pull) {
        return pull.complete() && pull.draft();
    }
}
