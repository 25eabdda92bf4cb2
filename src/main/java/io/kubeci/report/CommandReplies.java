package io.kubeci.report;

import static io.kubeci.report.Markdown.code;
import static io.kubeci.report.Markdown.text;

import io.kubeci.command.Command;
import io.kubeci.command.CommandLines;
import io.kubeci.command.CommandReading.Misunderstood;
import io.kubeci.command.Filling;
import io.kubeci.command.SetupTemplate;
import io.kubeci.command.Verb;
import io.kubeci.model.CommitSha;
import io.kubeci.model.Problem;
import io.kubeci.policy.Commander;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// What kube-ci replies to commands: every sentence that people can meet there, in Markdown, and what to do next.
///
/// A command that simply does what it should is answered by a reaction alone.
public final class CommandReplies {

    private static final int MAX_WORD = 200;
    private static final int MAX_SENTENCE = 1_000;
    private static final int MAX_LISTED = 30;

    private CommandReplies() {}

    /// All commands, and the templates of `setup`.
    public static String help(List<SetupTemplate> templates) {
        var text = new StringBuilder("What kube-ci does on request; each as the first word of a line:\n\n");
        for (var verb : Verb.values()) {
            text.append("- `%s` %s\n".formatted(verb.usage(), verb.meaning()));
        }
        text.append("\nWords are quoted as in a shell. The templates of `setup`:\n\n");
        templates.forEach(template -> text.append(template(template)));
        return (templates.isEmpty() ? text.append("- none\n") : text).toString();
    }

    private static String template(SetupTemplate template) {
        var words = String.join(" ", Filling.usage(template));
        var usage = words.isEmpty() ? template.name() : template.name() + " " + words;
        var description = template.description().isEmpty() ? "" : " " + text(template.description(), MAX_WORD);
        return "- " + code(usage, MAX_WORD) + description + "\n";
    }

    /// A line that is no command, or a wrong one.
    public static String misunderstood(Misunderstood reading) {
        var word = code(reading.word(), MAX_WORD);
        var what = switch (reading.mistake()) {
            case UNKNOWN_COMMAND -> "There is no command %s.".formatted(word);
            case OPEN_QUOTE -> "Something behind a %s is not closed. Words are quoted as in a shell.".formatted(word);
            case UNKNOWN_OPTION -> "This command has no option %s.".formatted(word);
            case NO_VALUE -> "The option %s has no value.".formatted(word);
            case TWICE -> "The option %s is there twice.".formatted(word);
            case TOO_MANY_WORDS ->
                "This command has no use for %s; a word with blanks in it must be in quotes.".formatted(word);
            case NOT_A_COMMIT ->
                "%s is not the full name of a commit, which has 40 hexadecimal digits.".formatted(word);
            case NOT_A_PAIR -> "%s is not of the form `NAME=VALUE`.".formatted(word);
            case NO_TEMPLATE -> "Which template? `%s`".formatted(Verb.SETUP.usage());
        };
        return what + " `%s help` tells what there is.".formatted(CommandLines.WORD);
    }

    /// More commands in one comment than are obeyed.
    public static String tooMany(int obeyed) {
        return "Only the first %d commands of a comment are obeyed; write the others again.".formatted(obeyed);
    }

    /// Somebody who may not command.
    ///
    /// @param unknown whether the App may not ask who is a member
    public static String refused(String login, String owner, List<Commander> rules, boolean unknown) {
        if (rules.isEmpty()) {
            return "Commands are switched off here: nobody is allowed to give them. Whoever runs kube-ci can change "
                    + "`commands.allow` in its configuration.";
        }
        var allowed = rules.stream()
                .map(rule -> switch (rule) {
                    case Commander.Members _ -> "members of " + code(owner, MAX_WORD);
                    case Commander.Writers _ -> "people with write access to this repository";
                    case Commander.Team(String slug) -> "members of the team " + code(slug, MAX_WORD);
                })
                .collect(Collectors.joining(", or "));
        var hint = unknown
                ? " kube-ci could not ask who is a member: the GitHub App needs the permission \"Members: read\"."
                : "";
        return "%s, only %s may command kube-ci. Ask one of them to write the command.%s"
                .formatted(code(login, MAX_WORD), allowed, hint);
    }

    /// A command that needs a pull request, given in an issue.
    public static String onlyInPullRequests(Verb verb) {
        return "`%s %s` works in the conversation of a pull request only. Write it there."
                .formatted(CommandLines.WORD, verb.word());
    }

    /// A fork's commit has to be named.
    public static String nameTheCommit(Command.Run run, CommitSha head) {
        return "This pull request comes from a fork, and a comment does not say which commit its author has looked at. "
                + "The head is %s now. If that is the one that should run, copy this:\n\n```text\n%s\n```\n"
                        .formatted(code(head.abbreviated(), MAX_WORD), CommandText.of(run, head));
    }

    /// Another commit than the head.
    public static String headMoved(Command.Run run, CommitSha head, CommitSha wanted) {
        return "The head of this pull request is not %s (any more). It is %s now. Look at it, and if it should run, copy "
                        .formatted(code(wanted.abbreviated(), MAX_WORD), code(head.abbreviated(), MAX_WORD))
                + "this:\n\n```text\n%s\n```\n".formatted(CommandText.of(run, head));
    }

    /// Something that is not done for forks.
    public static String notForForks(Verb verb) {
        return switch (verb) {
            case DEPLOY -> "A fork's commit is not deployed. Merge the pull request first.";
            case SETUP ->
                "This pull request comes from a fork, to whose branch kube-ci cannot commit. Write the command in "
                        + "an issue instead: then it goes to the default branch.";
            case RETRY ->
                "Nothing that was allowed to run has failed on the head of this pull request. It comes from a "
                        + "fork: `%s` runs its head.".formatted(CommandLines.WORD + " run --sha COMMIT");
            case RUN, CANCEL, CLEAR_CACHE, STATUS, HELP ->
                "This is not done for pull requests from forks. Merge the pull request first.";
        };
    }

    /// There is nothing to run at a commit.
    public static String noCiFiles(String directory, CommitSha sha) {
        return "There is nothing to run: %s has no workflow in %s. `%s` makes one."
                .formatted(
                        code(sha.abbreviated(), MAX_WORD),
                        code(directory, MAX_WORD),
                        CommandLines.WORD + " setup TEMPLATE");
    }

    /// The workflow has no such template.
    public static String unknownTemplate(String wanted, Collection<String> templates) {
        return "The workflow has no template %s. It has: %s.".formatted(code(wanted, MAX_WORD), listed(templates));
    }

    /// A parameter that cannot be set.
    public static String ownParameter(String name) {
        return "The parameter %s is kube-ci's own, and always has the value that belongs to the run. Leave it out."
                .formatted(code(name, MAX_WORD));
    }

    /// A parameter that the configuration sets.
    public static String configuredParameter(String name) {
        return "The parameter %s is set for everybody in kube-ci's configuration (`extraParameters`). Leave it out."
                .formatted(code(name, MAX_WORD));
    }

    /// A parameter that the workflow does not declare.
    public static String undeclaredParameter(String name, Collection<String> declared) {
        return "The workflow declares no parameter %s. %s"
                .formatted(
                        code(name, MAX_WORD),
                        declared.isEmpty()
                                ? "It declares none that could be set; leave it out, or declare it in `spec.arguments.parameters`."
                                : "It declares: %s.".formatted(listed(declared)));
    }

    /// A value that a parameter cannot have.
    public static String notAllowedValue(String name, String value, Collection<String> allowed) {
        return "The parameter %s cannot be %s. It can be: %s."
                .formatted(code(name, MAX_WORD), code(value, MAX_WORD), listed(allowed));
    }

    /// The workflow file cannot be used.
    public static String brokenFile(CommitSha sha, List<Problem> problems) {
        return "The workflow file at %s cannot be used: %s. Mend it, push it, and write the command again."
                .formatted(
                        code(sha.abbreviated(), MAX_WORD),
                        code(problems.getFirst().located(), MAX_SENTENCE));
    }

    /// Nothing to run again.
    public static String nothingFailed(CommitSha sha) {
        return "Nothing has failed on %s, so there is nothing to retry. `%s` runs it again."
                .formatted(code(sha.abbreviated(), MAX_WORD), CommandLines.WORD + " run");
    }

    /// Nothing to retry because nothing ever ran.
    public static String nothingRan(CommitSha sha) {
        return "Nothing has run on %s yet. `%s` runs it."
                .formatted(code(sha.abbreviated(), MAX_WORD), CommandLines.WORD + " run");
    }

    /// What was done about caches.
    ///
    /// @param done plain text
    public static String caches(String done) {
        return text(done, MAX_SENTENCE);
    }

    /// Nothing to stop.
    public static String nothingToCancel() {
        return "Nothing is running here that could be stopped. `%s status` tells what there was."
                .formatted(CommandLines.WORD);
    }

    /// No template deploys.
    public static String nothingDeploys(Collection<String> templates) {
        return ("The workflow says of none of its templates that it deploys (annotation "
                        + "`kube-ci.qutics.com/deployTemplates`). Say which one to run: `%s`. It has: %s.")
                .formatted(CommandLines.WORD + " deploy ENVIRONMENT --template TEMPLATE", listed(templates));
    }

    /// Several templates deploy.
    public static String severalDeploy(Collection<String> templates) {
        return "Several templates deploy: %s. Say which one to run: `%s`."
                .formatted(listed(templates), CommandLines.WORD + " deploy ENVIRONMENT --template TEMPLATE");
    }

    /// GitHub refuses something for good.
    public static String gitHubRefuses(String what) {
        return "GitHub refuses: %s. Mend that, or ask whoever runs kube-ci whether its GitHub App has the permissions it needs; then write the command again."
                .formatted(code(what, MAX_SENTENCE));
    }

    /// The default branch has no commit.
    public static String noBranch(String branch) {
        return "There is no branch %s. Push a commit to it first.".formatted(code(branch, MAX_WORD));
    }

    static String listed(Collection<String> names) {
        var shown = names.stream()
                .sorted()
                .limit(MAX_LISTED)
                .map(name -> code(name, MAX_WORD))
                .collect(Collectors.joining(", "));
        var more = names.size() - MAX_LISTED;
        if (names.isEmpty()) {
            return "none";
        }
        return more > 0 ? shown + ", and %d more".formatted(more) : shown;
    }

    /// Several replies as one, each under the line that it answers, if there was more than one line.
    ///
    /// @param lines the commands; as many as texts
    /// @param texts "" where there is nothing to say
    public static String together(List<String> lines, List<String> texts) {
        if (lines.size() == 1) {
            return texts.getFirst();
        }
        var parts = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (!texts.get(i).isBlank()) {
                parts.append("> ").append(code(lines.get(i), MAX_WORD)).append("\n\n");
                parts.append(texts.get(i).strip()).append("\n\n");
            }
        }
        return parts.toString().strip();
    }
}
