package io.kubeci.report;

import static io.kubeci.report.Markdown.code;

import io.kubeci.command.CommandLines;
import io.kubeci.command.Filling;
import io.kubeci.command.SetupTemplate;
import io.kubeci.model.Problem;
import java.util.List;

/// What kube-ci replies to `setup`.
public final class SetupReplies {

    private static final int MAX = 300;
    private static final int MAX_SENTENCE = 1_000;

    private SetupReplies() {}

    /// There is no such template.
    public static String unknownTemplate(String name, List<SetupTemplate> templates) {
        return "There is no template %s. There are: %s."
                .formatted(
                        code(name, MAX),
                        CommandReplies.listed(
                                templates.stream().map(SetupTemplate::name).toList()));
    }

    /// The template cannot be filled like that.
    public static String notFilled(SetupTemplate template, Filling filling) {
        var usage = "`%s %s`".formatted(CommandLines.WORD + " setup", shown(template));
        return switch (filling) {
            case Filling.Missing(var names) ->
                "The template %s has to be told: %s. %s"
                        .formatted(code(template.name(), MAX), CommandReplies.listed(names), usage);
            case Filling.Unknown(var names) ->
                "The template %s has no place for: %s. %s"
                        .formatted(code(template.name(), MAX), CommandReplies.listed(names), usage);
            case Filling.Unfit(String name, String value) ->
                "%s cannot be %s: a value is at most 500 letters, digits, blanks and `._/:@+,=~^*%%-`, and must not change what stands around it."
                        .formatted(code(name, MAX), code(value, MAX));
            case Filling.Filled _ -> "";
        };
    }

    private static String shown(SetupTemplate template) {
        var words = String.join(" ", Filling.usage(template)).replace('`', '\'');
        return (template.name().replace('`', '\'') + " " + words).strip();
    }

    /// The template itself is wrong, which only its owner can mend.
    public static String broken(SetupTemplate template, List<Problem> problems) {
        return "The template %s is wrong, so nothing was committed. Whoever runs kube-ci has to mend it: %s"
                .formatted(code(template.name(), MAX), code(problems.getFirst().located(), MAX_SENTENCE));
    }

    /// The file is there now.
    public static String committed(String path, String branch, SetupTemplate template) {
        return "%s on branch %s is made from the template %s now."
                .formatted(code(path, MAX), code(branch, MAX), code(template.name(), MAX));
    }

    /// The file waits in a pull request.
    public static String proposed(String path, String branch, int number) {
        return "Branch %s is protected, so %s waits in pull request #%d: look at it, and merge it."
                .formatted(code(branch, MAX), code(path, MAX), number);
    }

    /// The commit's message.
    public static String commitMessage(String path, SetupTemplate template, String login, int issue) {
        return "Set up %s from the template %s\n\nAsked for by %s%s."
                .formatted(path, template.name(), login, place(issue));
    }

    /// The pull request's title.
    public static String title(String path, SetupTemplate template) {
        return "Set up %s from the template %s".formatted(path, template.name());
    }

    /// The pull request's text.
    public static String body(SetupTemplate template, String login, int issue) {
        return "Made from the template %s, as %s asked for%s."
                .formatted(code(template.name(), MAX), code(login, MAX), place(issue));
    }

    /// Commands from elsewhere than a conversation have no number.
    private static String place(int issue) {
        return issue == 0 ? "" : " in #" + issue;
    }

    /// The branch does not take the commit.
    public static String refused(String branch, String message) {
        return "Branch %s does not take the commit: %s. Look at the rules of the branch; then write the command again."
                .formatted(code(branch, MAX), code(message, MAX_SENTENCE));
    }
}
