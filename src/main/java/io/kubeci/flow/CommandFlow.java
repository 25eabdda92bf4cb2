package io.kubeci.flow;

import io.kubeci.command.Command;
import io.kubeci.command.CommandLines;
import io.kubeci.command.CommandReader;
import io.kubeci.command.CommandReading;
import io.kubeci.command.SetupTemplates;
import io.kubeci.event.CiEvent;
import io.kubeci.github.Comments;
import io.kubeci.github.Contents;
import io.kubeci.github.DeploymentRequests;
import io.kubeci.github.GitHub;
import io.kubeci.github.Reaction;
import io.kubeci.model.Gone;
import io.kubeci.model.Revision;
import io.kubeci.report.CommandReplies;
import io.kubeci.run.Runs;
import io.kubeci.workflow.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// From a comment to what it asks for, and to a reaction and a reply beside it.
///
/// Every step may be repeated. Runs are named after the delivery and the command's place in the comment, replies
/// carry the delivery in an invisible mark, reactions are there once whatever one does, and each command finds what
/// an earlier attempt at it left.
public final class CommandFlow {

    /// How many commands of one comment are obeyed. Ours: nobody needs more, and each costs calls.
    private static final int MOST = 10;

    /// For how long "not there" may only mean "not shown yet". Half of what the reconciler allows, so that there is
    /// an answer before it gives up.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CommandRights rights;
    private final Feedback feedback;
    private final Ports ports;
    private final CommandRuns commandRuns;
    private final CommandDeploys deploys;
    private final CommandSetup setup;
    private final InstantSource clock;

    /// The world as commands need it.
    ///
    /// @param caches clears caches
    /// @param templates what `setup` offers
    public record Ports(
            GitHub github,
            Comments comments,
            Contents contents,
            DeploymentRequests deployments,
            CacheCleaner caches,
            SetupTemplates templates) {}

    /// @param rights who may command
    /// @param settings asked anew for every command
    public CommandFlow(
            Ports ports,
            CommandRights rights,
            Runs runs,
            Workflows workflows,
            Pipelines pipelines,
            Supplier<FlowSettings> settings,
            InstantSource clock) {
        var declared = new Declared(workflows, settings);
        this.rights = rights;
        this.ports = ports;
        this.clock = clock;
        this.feedback = new Feedback(ports.comments());
        this.commandRuns = new CommandRuns(ports.comments(), runs, pipelines, declared, settings);
        this.deploys = new CommandDeploys(ports, new DeploymentRuns(runs), pipelines, declared, settings);
        this.setup = new CommandSetup(ports, settings);
    }

    /// Does what a comment asks for, if its author may ask.
    ///
    /// @param delivery the webhook's identifier
    /// @throws io.kubeci.model.Unavailable if it has to be tried again later
    /// @throws Gone if the repository or the installation is not there (any more)
    EventOutcome handle(CiEvent.CommentMade comment, String delivery, Instant receivedAt) {
        var lines = CommandLines.find(comment.body());
        if (lines.isEmpty()) {
            return EventOutcome.ignored("there is no command in the comment");
        }
        return switch (rights.of(comment.repository().ref(), comment.sender())) {
            case CommandRights.Verdict.Allowed _ -> obey(lines, new Asked(delivery, 0, receivedAt, comment));
            case CommandRights.Verdict.Refused refused -> refuse(comment, refused);
        };
    }

    /// Deploys a commit, for who may and asks elsewhere than in a comment.
    CommandAnswer deploy(Command.Deploy deploy, Asked asked, Revision revision) {
        return deploys.deploy(deploy, asked, revision);
    }

    /// Sets up the default branch, for who may and asks elsewhere than in a comment.
    CommandAnswer setup(Command.Setup wanted, Asked asked) {
        return setup.setup(wanted, asked);
    }

    private EventOutcome refuse(CiEvent.CommentMade comment, CommandRights.Verdict.Refused refused) {
        var owner = comment.repository().ref().owner();
        feedback.react(comment, Reaction.CONFUSED);
        feedback.replyOnce(
                comment, CommandReplies.refused(comment.sender(), owner, refused.rules(), refused.unknown()));
        return EventOutcome.ignored("%s may not command".formatted(comment.sender()));
    }

    private EventOutcome obey(List<String> all, Asked first) {
        var comment = first.comment();
        feedback.react(comment, Reaction.EYES);
        var lines = all.subList(0, Math.min(all.size(), MOST));
        var answers = new ArrayList<CommandAnswer>();
        for (int i = 0; i < lines.size(); i++) {
            answers.add(answer(lines.get(i), new Asked(first.delivery(), i, first.receivedAt(), comment)));
        }
        var text = CommandReplies.together(
                lines, answers.stream().map(CommandAnswer::text).toList());
        var whole = all.size() > MOST ? (text + "\n\n" + CommandReplies.tooMany(MOST)).strip() : text;
        if (!whole.isBlank()) {
            feedback.reply(comment, first.delivery(), whole);
        }
        boolean done = all.size() <= MOST && answers.stream().allMatch(CommandAnswer::done);
        feedback.react(comment, done ? Reaction.ROCKET : Reaction.CONFUSED);
        return outcome(lines, answers);
    }

    private static EventOutcome outcome(List<String> lines, List<CommandAnswer> answers) {
        var runs = answers.stream().flatMap(answer -> answer.runs().stream()).toList();
        var reason = String.join("; ", lines);
        if (!runs.isEmpty()) {
            return new EventOutcome(EventOutcome.Result.STARTED, reason, runs);
        }
        boolean any = answers.stream().anyMatch(CommandAnswer::done);
        return any
                ? new EventOutcome(EventOutcome.Result.DONE, reason, List.of())
                : EventOutcome.failed("not done, and told why: " + reason);
    }

    private CommandAnswer answer(String line, Asked asked) {
        return switch (CommandReader.read(line)) {
            case CommandReading.Misunderstood wrong -> CommandAnswer.failed(CommandReplies.misunderstood(wrong));
            case CommandReading.Understood(Command command) -> patiently(command, asked);
        };
    }

    private CommandAnswer patiently(Command command, Asked asked) {
        try {
            return carryOut(command, asked);
        } catch (Gone e) {
            if (Duration.between(asked.receivedAt(), clock.instant()).compareTo(PATIENCE) < 0) {
                throw e;
            }
            return CommandAnswer.failed(
                    CommandReplies.gitHubRefuses(Objects.requireNonNullElse(e.getMessage(), "it is gone")));
        }
    }

    private CommandAnswer carryOut(Command command, Asked asked) {
        return switch (command) {
            case Command.Run run -> commandRuns.run(run, asked);
            case Command.Retry _ -> commandRuns.retry(asked);
            case Command.Cancel cancel -> commandRuns.cancel(cancel, asked);
            case Command.Deploy deploy -> deploys.deploy(deploy, asked);
            case Command.Setup wanted -> setup.setup(wanted, asked);
            case Command.ClearCache clear ->
                CommandAnswer.saying(CommandReplies.caches(ports.caches().clear(asked.repo(), clear.branch())));
            case Command.Status _ -> commandRuns.status(asked, clock.instant());
            case Command.Help _ ->
                CommandAnswer.saying(CommandReplies.help(ports.templates().all()));
        };
    }
}
