package io.kubeci.flow;

import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.Deployments;
import io.kubeci.github.GitHub;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.policy.Decision;
import io.kubeci.report.CheckNames;
import io.kubeci.report.CheckReports;
import io.kubeci.report.EndReasons;
import io.kubeci.report.NoRunReports;
import io.kubeci.report.RunStands;
import io.kubeci.report.ScriptReports;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.Findings;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.run.Runs;
import io.kubeci.status.PodLogs;
import io.kubeci.workflow.Workflows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// From a Run to a Workflow, and from its Workflow to a finished check run: one step at a time, each with at most one
/// effect that must not happen twice, and each stored before the next. The process may end between any two of them.
///
/// The order: may it run (policy), what is it (definition), check run, older runs, launch, follow, end.
public final class RunFlow {

    /// For how long after a push GitHub may show what the branch was at before. Ours.
    private static final Duration HEAD_LAGS = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final GitHub github;
    private final Runs runs;
    private final Verdicts verdicts;
    private final Launching launching;
    private final CacheStep cacheStep;
    private final Following following;
    private final Withdrawal withdrawal;
    private final Deploying deploying;
    private final Telling telling;
    private final Views views;
    private final Supplier<FlowSettings> settings;
    private final InstantSource clock;

    /// @param settings asked anew for every step
    public RunFlow(
            GitHub github,
            Deployments deployments,
            Runs runs,
            Workflows workflows,
            PodLogs logs,
            Pipelines pipelines,
            CachePreparation caches,
            Supplier<FlowSettings> settings,
            InstantSource clock) {
        this.github = github;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
        this.verdicts = new Verdicts(pipelines, workflows, caches, settings);
        this.telling = new Telling(github, clock);
        this.views = new Views(settings);
        this.withdrawal = new Withdrawal(workflows, clock);
        this.launching = new Launching(workflows, caches, settings);
        this.cacheStep = new CacheStep(caches, telling, views);
        var reading = new LogReading(github, logs, clock);
        this.deploying = new Deploying(deployments, workflows, reading, views, settings, clock);
        var offering = new Offering(github, verdicts, views, settings, clock);
        this.following = new Following(workflows, reading, telling, views, deploying, offering, settings, clock);
    }

    /// Does the next step of a run.
    ///
    /// @param fresh whether the status was stored by the caller just now, in the same life of the process: then an
    ///     intention that it holds was not acted on before, and nothing needs to be looked for
    /// @throws io.kubeci.model.Unavailable if it has to be tried again later
    /// @throws io.kubeci.model.Gone if GitHub will never take it
    public Step advance(RunState run, boolean fresh) {
        if (run.spec().isSilenced() && !Withdrawal.isDone(run)) {
            return withdrawal.silently(run);
        }
        return switch (run.status().phase()) {
            case PENDING -> decide(run);
            case DECLINED -> run.generation() == run.status().decidedFor() ? tellRefusal(run, fresh) : decide(run);
            case INVALID -> tellRefusal(run, fresh);
            case ACCEPTED -> start(run, fresh);
            case QUEUED, RUNNING -> following.follow(run, fresh);
            case SUCCEEDED, FAILED, CANCELLED, TIMED_OUT -> following.end(run, fresh);
            case GONE -> Withdrawal.lookAgain(run);
        };
    }

    private Step decide(RunState run) {
        var now = clock.instant();
        var status = run.status()
                .decidedFor(run.generation())
                .withTimes(run.status().times().withDecided(now));
        if (run.spec().cancel() instanceof RunSpec.Cancel(var reason, var _, var _, var _)) {
            return Step.again(status.in(RunPhase.CANCELLED, reason)
                    .withTimes(status.times().withFinished(now)));
        }
        var judgement = verdicts.of(run);
        status = status.withScript(judgement.reading().script());
        return switch (judgement.verdict()) {
            case Verdict.Nothing _ ->
                Step.again(status.in(RunPhase.CANCELLED, EndReasons.noWorkflow())
                        .withTimes(status.times().withFinished(now)));
            case Verdict.Declined(var decline)
            when decline.reason() == Decision.Reason.NOT_FOR_TAGS && !run.spec().requested() ->
                Step.rest(status.in(RunPhase.CANCELLED, decline.title())
                        .withTimes(status.times().withFinished(now)));
            case Verdict.Declined(var decline) ->
                Step.again(status.in(RunPhase.DECLINED, decline.title())
                        .withNotice(notice(run))
                        .withTimes(status.times().withFinished(now)));
            case Verdict.Broken(var problems) ->
                Step.again(status.in(RunPhase.INVALID, problems.getFirst().located())
                        .withNotice(notice(run))
                        .withTimes(status.times().withFinished(now)));
            case Verdict.Runnable runnable ->
                Step.again(status.in(RunPhase.ACCEPTED, runnable.why())
                        .withTimes(status.times().withFinished(null))
                        .withWorkflow(WorkflowRecord.startingAt(runnable.entrypoint()))
                        .withCheck(CheckRecord.intended(
                                checkName(run, runnable.entrypoint()), runnable.entrypoint(), views.detailsUrl(run))));
        };
    }

    private static String checkName(RunState run, String entrypoint) {
        return run.spec().deploymentId() == 0 ? CheckNames.of(entrypoint) : CheckNames.ofDeployment(entrypoint);
    }

    private static CheckRecord notice(RunState run) {
        return run.status().noticeCheck().orElseGet(() -> CheckRecord.intended(Telling.NOTICE, run.name(), run.name()));
    }

    /// The reasons are computed again from files that cannot change, so they need not be stored.
    private Step tellRefusal(RunState run, boolean fresh) {
        var record = notice(run);
        if (record.completed() && run.status().decidedFor() == run.generation() && !fresh) {
            return tellDeployment(run, false);
        }
        var view = views.of(run);
        var at = run.status().times().finishedAt().orElseGet(clock::instant);
        var judgement = verdicts.of(run);
        var reading = judgement.reading();
        Optional<CheckRunUpdate> update = switch (judgement.verdict()) {
            case Verdict.Declined(var decline) -> Optional.of(NoRunReports.declined(view, decline, at));
            case Verdict.Broken(var problems) ->
                Optional.of(ScriptReports.withTrouble(
                        NoRunReports.invalid(view, problems, at), reading.printed(), reading.trace()));
            case Verdict.Runnable _, Verdict.Nothing _ -> Optional.empty();
        };
        if (update.isEmpty()) {
            // The configuration changed meanwhile: decide anew.
            return Step.again(run.status().in(RunPhase.PENDING, RunStands.decidedAnew()));
        }
        var told = telling.tell(run.spec().revision(), record, update.get(), fresh);
        var times = run.status().times().withFirstCheck(clock.instant());
        var status = run.status().withNotice(told).withTimes(times);
        return status.equals(run.status()) ? tellDeployment(run, fresh) : Step.again(status);
    }

    /// Who made a deployment learns that nothing runs for it.
    private Step tellDeployment(RunState run, boolean fresh) {
        return deploying
                .settle(run, fresh)
                .or(() -> deploying.next(run, Optional.empty()))
                .map(Step::again)
                .orElseGet(() -> Step.rest(run.status()));
    }

    private Step start(RunState run, boolean fresh) {
        var now = clock.instant();
        if (run.spec().cancel() instanceof RunSpec.Cancel(var reason, var _, var _, var _)) {
            return Step.again(run.status()
                    .in(RunPhase.CANCELLED, reason)
                    .withTimes(run.status().times().withFinished(now)));
        }
        var limit = settings.get().limits().run();
        if (Duration.between(run.spec().receivedAt(), now).compareTo(limit) > 0) {
            var trouble = run.status().trouble();
            var why = EndReasons.notStarted(Durations.words(limit), trouble == null ? "" : trouble.message());
            return Step.again(run.status()
                    .in(RunPhase.TIMED_OUT, why)
                    .withTimes(run.status().times().withFinished(now)));
        }
        var check = run.status().ownCheck().orElseThrow();
        if (check.id() == 0) {
            var queued = ScriptReports.withPrinted(
                    CheckReports.queued(views.of(run)), run.status().ownScript().printed());
            var told = telling.tell(run.spec().revision(), check, queued, fresh);
            return Step.again(
                    run.status().withCheck(told).withTimes(run.status().times().withFirstCheck(clock.instant())));
        }
        var deployed = deploying.settle(run, fresh).or(() -> deploying.next(run, Optional.empty()));
        if (deployed.isPresent()) {
            return Step.again(deployed.get());
        }
        return switch (verdicts.of(run).verdict()) {
            case Verdict.Runnable runnable
            when fresh && cacheStep.isDone(run) -> launching.launch(run, runnable, clock.instant());
            case Verdict.Runnable runnable -> launch(run, runnable);
            case Verdict.Declined(var decline) -> fail(run, decline.title());
            case Verdict.Broken(var problems) -> fail(run, problems.getFirst().located());
            case Verdict.Nothing _ -> fail(run, EndReasons.noWorkflow());
        };
    }

    private Step launch(RunState run, Verdict.Runnable runnable) {
        var rule = runnable.author().cancelInProgress();
        var rivals = Superseding.rivals(
                run,
                runnable.entrypoint(),
                runs.ofRef(
                        run.spec().revision().repo(),
                        run.spec().refType(),
                        run.spec().refName()),
                rule);
        var head = head(run, rivals);
        var age = Duration.between(run.spec().receivedAt(), clock.instant());
        if (age.compareTo(HEAD_LAGS) < 0 && Superseding.isDoubtful(run, rivals, head)) {
            return Step.wait(run.status(), LOOK_AGAIN);
        }
        switch (Superseding.plan(run, rivals, head)) {
            case Superseding.Plan.Yield(var newer) -> {
                cancel(run, newer);
                return Step.wait(run.status(), Duration.ofMillis(1));
            }
            case Superseding.Plan.Replace(var older) -> older.forEach(other -> cancel(other, run));
        }
        return cacheStep
                .before(run, runnable.author(), clock.instant())
                .orElseGet(() -> launching.launch(run, runnable, clock.instant()));
    }

    private Optional<CommitSha> head(RunState run, List<RunState> rivals) {
        if (rivals.isEmpty() || run.spec().requested()) {
            return Optional.empty();
        }
        return switch (run.spec().revision().ref()) {
            case GitRef.Branch(String name) ->
                github.branchHead(run.spec().revision().repo(), name);
            case GitRef.Tag _ -> Optional.empty();
        };
    }

    private void cancel(RunState older, RunState successor) {
        var cancel = new RunSpec.Cancel(
                EndReasons.superseded(
                        successor.name(), successor.spec().revision().sha()),
                successor.name(),
                clock.instant());
        runs.amend(older.name(), spec -> spec.cancel() == null ? spec.withCancel(cancel) : spec);
    }

    private Step fail(RunState run, String why) {
        return Step.again(run.status()
                .in(RunPhase.FAILED, why)
                .withFindings(Findings.NONE)
                .withTimes(run.status().times().withFinished(clock.instant())));
    }
}
