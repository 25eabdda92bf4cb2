package io.kubeci.report;

import static io.kubeci.report.CommandReplies.misunderstood;

import io.kubeci.command.Command;
import io.kubeci.command.CommandReading.Mistake;
import io.kubeci.command.CommandReading.Misunderstood;
import io.kubeci.command.Verb;
import io.kubeci.model.CommitSha;
import io.kubeci.model.Problem;
import io.kubeci.policy.Commander;
import io.kubeci.report.Messages.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What commands in comments are answered.
final class CommandMessages {

    static final CommitSha HEAD = new CommitSha("0123456789012345678901234567890123456789");
    private static final CommitSha SEEN = new CommitSha("9876543210987654321098765432109876543210");
    private static final Command.Run RUN = new Command.Run(Optional.empty(), Map.of(), Optional.empty());
    private static final List<String> TEMPLATES = List.of("build", "deploy");

    private CommandMessages() {}

    static Messages group() {
        var all = new ArrayList<Message>();
        all.addAll(reading());
        all.addAll(rights());
        all.addAll(runs());
        all.addAll(parameters());
        all.addAll(deployments());
        return new Messages(
                "Commands in comments",
                "Replies to [commands](commands.md). A command that simply does what it should gets a reaction alone.",
                CommandReplies.class,
                all);
    }

    private static List<Message> reading() {
        return List.of(
                wrong("there is no such command", Mistake.UNKNOWN_COMMAND, "biuld"),
                wrong("a quotation is not closed", Mistake.OPEN_QUOTE, "'"),
                wrong("the command has no such option", Mistake.UNKNOWN_OPTION, "--fast"),
                wrong("an option has no value", Mistake.NO_VALUE, "-p"),
                wrong("an option is there twice", Mistake.TWICE, "--sha"),
                wrong("there are too many words", Mistake.TOO_MANY_WORDS, "day"),
                wrong("a commit is not named in full", Mistake.NOT_A_COMMIT, "0123456"),
                wrong("a value has no name", Mistake.NOT_A_PAIR, "hello"),
                wrong("no template is named", Mistake.NO_TEMPLATE, "setup"),
                new Message("tooMany", "there are too many commands in a comment", CommandReplies.tooMany(10)),
                new Message(
                        "together",
                        "a comment has several commands with answers",
                        CommandReplies.together(
                                List.of("/kube-ci cancel", "/kube-ci retry"),
                                List.of(CommandReplies.nothingToCancel(), CommandReplies.nothingRan(HEAD)))),
                new Message("help", "`/kube-ci help`", CommandReplies.help(List.of(SetupMessages.TEMPLATE))));
    }

    private static Message wrong(String when, Mistake mistake, String word) {
        return new Message("misunderstood", when, misunderstood(new Misunderstood(mistake, word)));
    }

    private static List<Message> rights() {
        List<Commander> rules =
                List.of(new Commander.Members(), new Commander.Writers(), new Commander.Team("release"));
        return List.of(
                new Message(
                        "refused",
                        "somebody may not command; once in a conversation",
                        CommandReplies.refused("mallory", "acme", rules, false)),
                new Message(
                        "refused",
                        "the same, where the App may not ask who is a member",
                        CommandReplies.refused("mallory", "acme", rules, true)),
                new Message(
                        "refused", "nobody may command", CommandReplies.refused("mallory", "acme", List.of(), false)),
                new Message(
                        "gitHubRefuses",
                        "GitHub refuses for good",
                        CommandReplies.gitHubRefuses("Resource not accessible by integration")));
    }

    private static List<Message> runs() {
        return List.of(
                new Message("onlyInPullRequests", "`run` in an issue", CommandReplies.onlyInPullRequests(Verb.RUN)),
                new Message(
                        "nameTheCommit", "`run` for a fork's pull request", CommandReplies.nameTheCommit(RUN, HEAD)),
                new Message(
                        "headMoved",
                        "`run --sha` of another commit than the head",
                        CommandReplies.headMoved(RUN, HEAD, SEEN)),
                new Message("notForForks", "`deploy` for a fork", CommandReplies.notForForks(Verb.DEPLOY)),
                new Message("notForForks", "`setup` for a fork", CommandReplies.notForForks(Verb.SETUP)),
                new Message("notForForks", "`retry` for a fork", CommandReplies.notForForks(Verb.RETRY)),
                new Message("noCiFiles", "the commit has no workflow", CommandReplies.noCiFiles(".kube-ci", HEAD)),
                new Message(
                        "brokenFile",
                        "the workflow file is broken",
                        CommandReplies.brokenFile(
                                HEAD, List.of(new Problem("spec.entrypoint is missing", ".kube-ci/ci.yaml", 4, 3)))),
                new Message(
                        "unknownTemplate",
                        "there is no such template in the workflow",
                        CommandReplies.unknownTemplate("biuld", TEMPLATES)),
                new Message("nothingFailed", "`retry` where nothing failed", CommandReplies.nothingFailed(HEAD)),
                new Message("nothingRan", "`retry` or `status` where nothing ran", CommandReplies.nothingRan(HEAD)),
                new Message("nothingToCancel", "`cancel` where nothing runs", CommandReplies.nothingToCancel()),
                new Message(
                        "caches", "`clear-cache`", CommandReplies.caches("There is no cache volume of acme/shop.")));
    }

    private static List<Message> parameters() {
        return List.of(
                new Message("ownParameter", "`-p` for a parameter of kube-ci", CommandReplies.ownParameter("revision")),
                new Message(
                        "configuredParameter",
                        "`-p` for a parameter of the configuration",
                        CommandReplies.configuredParameter("registry")),
                new Message(
                        "undeclaredParameter",
                        "`-p` for a parameter that is not declared",
                        CommandReplies.undeclaredParameter("colour", List.of("greeting"))),
                new Message(
                        "undeclaredParameter",
                        "the same, where none is declared",
                        CommandReplies.undeclaredParameter("colour", List.of())),
                new Message(
                        "notAllowedValue",
                        "`-p` with a value that is not in the `enum`",
                        CommandReplies.notAllowedValue("size", "huge", List.of("large", "small"))));
    }

    private static List<Message> deployments() {
        return List.of(
                new Message(
                        "nothingDeploys",
                        "`deploy` where no template deploys",
                        CommandReplies.nothingDeploys(List.of("build", "test"))),
                new Message(
                        "severalDeploy",
                        "`deploy` where several do",
                        CommandReplies.severalDeploy(List.of("deploy-api", "deploy-web"))),
                new Message("noBranch", "the default branch has no commit", CommandReplies.noBranch("main")));
    }
}
