package io.kubeci.flow;

import io.kubeci.command.Command;
import io.kubeci.command.Verb;
import io.kubeci.github.Comments;
import io.kubeci.model.CommitSha;
import io.kubeci.pipeline.Definition;
import io.kubeci.policy.Trust;
import io.kubeci.report.CommandReplies;
import io.kubeci.report.EndReasons;
import io.kubeci.report.StatusReply;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.run.Runs;
import io.kubeci.workflow.WorkflowName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The commands about the runs of a pull request: run, retry, cancel, status.
final class CommandRuns {

    private final Comments comments;
    private final Runs runs;
    private final Pipelines pipelines;
    private final Declared declared;
    private final Supplier<FlowSettings> settings;

    CommandRuns(Comments comments, Runs runs, Pipelines pipelines, Declared declared, Supplier<FlowSettings> settings) {
        this.comments = comments;
        this.runs = runs;
        this.pipelines = pipelines;
        this.declared = declared;
        this.settings = settings;
    }

    CommandAnswer run(Command.Run run, Asked asked) {
        if (!asked.comment().pullRequest()) {
            return CommandAnswer.failed(CommandReplies.onlyInPullRequests(Verb.RUN));
        }
        var head = comments.pullRequest(asked.repo(), asked.comment().number());
        if (run.sha().filter(sha -> !sha.equals(head.sha())).isPresent()) {
            return CommandAnswer.failed(
                    CommandReplies.headMoved(run, head.sha(), run.sha().get()));
        }
        if (head.pull().fork() && run.sha().isEmpty()) {
            return CommandAnswer.failed(CommandReplies.nameTheCommit(run, head.sha()));
        }
        var spec = RequestedRuns.of(asked, head, run);
        var objection = objection(run, spec, head.sha());
        return objection.map(CommandAnswer::failed).orElseGet(() -> CommandAnswer.started(List.of(start(asked, spec))));
    }

    /// What is wrong with a run that can be told beforehand. A broken file is told by the run, on the file's lines.
    private Optional<String> objection(Command.Run run, RunSpec spec, CommitSha sha) {
        var directory = settings.get().files().directory();
        if (!pipelines.isPresent(spec.revision())) {
            return Optional.of(CommandReplies.noCiFiles(directory, sha));
        }
        return switch (pipelines.definition(spec)) {
            case Definition.Absent _ -> Optional.of(CommandReplies.noCiFiles(directory, sha));
            case Definition.Invalid _ -> missingTemplate(run, spec);
            case Definition.Defined(var document, var _) -> declared.objection(document, spec);
        };
    }

    private Optional<String> missingTemplate(Command.Run run, RunSpec spec) {
        if (run.entrypoint().isEmpty()
                || !(pipelines.definition(RequestedRuns.withoutEntrypoint(spec))
                        instanceof Definition.Defined(var document, var _))) {
            return Optional.empty();
        }
        var templates = declared.templates(document);
        return templates.contains(spec.entrypoint())
                ? Optional.empty()
                : Optional.of(CommandReplies.unknownTemplate(spec.entrypoint(), templates));
    }

    private String start(Asked asked, RunSpec spec) {
        var seed = String.join(
                "/",
                "command",
                asked.key(),
                Long.toString(asked.repo().id()),
                spec.revision().ref().fullName(),
                spec.refName(),
                spec.entrypoint());
        var name = WorkflowName.of(asked.repo().name(), spec.entrypoint(), spec.refName(), seed);
        runs.create(name, spec);
        return name;
    }

    /// The last run of each entrypoint, if it is over and did not succeed. Runs that an earlier attempt at this very
    /// command made are not among them.
    CommandAnswer retry(Asked asked) {
        if (!asked.comment().pullRequest()) {
            return CommandAnswer.failed(CommandReplies.onlyInPullRequests(Verb.RETRY));
        }
        var head = comments.pullRequest(asked.repo(), asked.comment().number());
        Map<String, RunState> latest = new LinkedHashMap<>();
        for (var run : atHead(asked, head)) {
            if (!run.spec().delivery().equals(asked.delivery())) {
                latest.put(run.spec().entrypoint(), run);
            }
        }
        var failed = latest.values().stream()
                .filter(CommandRuns::wantsAnotherTry)
                .filter(run -> run.spec().trust() != Trust.UNTRUSTED)
                .toList();
        if (failed.isEmpty()) {
            return CommandAnswer.failed(nothingToRetry(head, latest.isEmpty()));
        }
        var names = new ArrayList<String>();
        failed.forEach(run -> names.add(start(asked, RequestedRuns.again(asked, head, run.spec()))));
        return CommandAnswer.started(names);
    }

    private static String nothingToRetry(Comments.Head head, boolean nothingRan) {
        if (head.pull().fork()) {
            return CommandReplies.notForForks(Verb.RETRY);
        }
        return nothingRan ? CommandReplies.nothingRan(head.sha()) : CommandReplies.nothingFailed(head.sha());
    }

    private static boolean wantsAnotherTry(RunState run) {
        return run.status().phase().isFinal() && run.status().phase() != RunPhase.SUCCEEDED;
    }

    /// Whatever commit of the pull request it is that is running.
    CommandAnswer cancel(Command.Cancel cancel, Asked asked) {
        if (!asked.comment().pullRequest()) {
            return CommandAnswer.failed(CommandReplies.onlyInPullRequests(Verb.CANCEL));
        }
        var head = comments.pullRequest(asked.repo(), asked.comment().number());
        var reason = new RunSpec.Cancel(
                EndReasons.cancelledBy("%s (/kube-ci cancel)".formatted(asked.login())), "", asked.receivedAt());
        var chosen = runs.ofRef(asked.repo(), "branch", head.pull().headBranch()).stream()
                .filter(run -> belongs(run, head))
                .filter(run -> cancel.entrypoint()
                        .filter(wanted -> !wanted.equals(entrypoint(run)))
                        .isEmpty())
                .filter(run -> reason.equals(run.spec().cancel())
                        || run.spec().cancel() == null && !run.status().phase().isFinal())
                .toList();
        chosen.forEach(run -> runs.amend(run.name(), spec -> spec.cancel() == null ? spec.withCancel(reason) : spec));
        return chosen.isEmpty() ? CommandAnswer.failed(CommandReplies.nothingToCancel()) : CommandAnswer.quiet();
    }

    CommandAnswer status(Asked asked, Instant now) {
        if (!asked.comment().pullRequest()) {
            return CommandAnswer.failed(CommandReplies.onlyInPullRequests(Verb.STATUS));
        }
        var head = comments.pullRequest(asked.repo(), asked.comment().number());
        var rows = atHead(asked, head).reversed().stream()
                .map(run -> row(asked, run, now))
                .toList();
        return CommandAnswer.saying(StatusReply.of(head.sha(), rows));
    }

    private static StatusReply.Row row(Asked asked, RunState run, Instant now) {
        var status = run.status();
        var check = status.ownCheck().or(status::noticeCheck);
        var page = check.map(CheckRecord::id)
                .filter(id -> id > 0)
                .map(id -> asked.repository().htmlUrl() + "/runs/" + id)
                .orElse("");
        return new StatusReply.Row(
                check.map(CheckRecord::name).orElse(Telling.NOTICE),
                page,
                word(status.phase()),
                status.why(),
                run.spec().trigger(),
                Duration.between(run.spec().receivedAt(), now));
    }

    /// The oldest first.
    private List<RunState> atHead(Asked asked, Comments.Head head) {
        return runs.ofCommit(asked.repo(), head.sha().hex()).stream()
                .filter(run -> run.spec().refType().equals("branch"))
                .filter(run -> run.spec().refName().equals(head.pull().headBranch()))
                .filter(run -> belongs(run, head))
                .toList();
    }

    /// A fork's branch may be called as one of ours is.
    private static boolean belongs(RunState run, Comments.Head head) {
        boolean ours = run.spec().trust() == Trust.TRUSTED;
        return head.pull().fork()
                ? !ours
                        && run.spec().pullRequests().stream()
                                .anyMatch(pull -> pull.number() == head.pull().number())
                : ours;
    }

    private static String word(RunPhase phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String entrypoint(RunState run) {
        return run.status()
                .ownWorkflow()
                .map(WorkflowRecord::entrypoint)
                .filter(name -> !name.isEmpty())
                .orElse(run.spec().entrypoint());
    }
}
