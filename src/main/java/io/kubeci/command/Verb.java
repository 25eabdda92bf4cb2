package io.kubeci.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The commands, in the order of the help text, which is made from them.
public enum Verb {
    RUN(
            "run",
            "[ENTRYPOINT] [-p NAME=VALUE]… [--sha COMMIT]",
            "runs the head of this pull request; for a fork's, `--sha` says which commit was looked at",
            1,
            Set.of("-p", "--sha")),
    RETRY("retry", "", "runs again what failed on the head of this pull request", 0, Set.of()),
    CANCEL("cancel", "[ENTRYPOINT]", "stops what is running for this pull request", 1, Set.of()),
    DEPLOY(
            "deploy",
            "[ENVIRONMENT] [--template TEMPLATE]",
            "deploys the head of this pull request (in an issue: of the default branch), to `%s` if nothing else is said"
                    .formatted(Command.Deploy.USUAL_ENVIRONMENT),
            1,
            Set.of("--template")),
    SETUP(
            "setup",
            "TEMPLATE [NAME=VALUE]…",
            "commits a workflow file to the branch of this pull request (in an issue: to the default branch)",
            Integer.MAX_VALUE,
            Set.of()),
    CLEAR_CACHE("clear-cache", "[BRANCH]", "deletes the repository's caches, or those of one branch", 1, Set.of()),
    STATUS("status", "", "tells how the runs of this pull request's head are", 0, Set.of()),
    HELP("help", "", "tells this", Integer.MAX_VALUE, Set.of());

    private final String word;
    private final String arguments;
    private final String meaning;
    private final int most;
    private final Set<String> options;

    Verb(String word, String arguments, String meaning, int most, Set<String> options) {
        this.word = word;
        this.arguments = arguments;
        this.meaning = meaning;
        this.most = most;
        this.options = Set.copyOf(options);
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }

    /// The word behind `/kube-ci`.
    public String word() {
        return word;
    }

    /// How it is written: `/kube-ci run [ENTRYPOINT] …`.
    public String usage() {
        var start = CommandLines.WORD + " " + word;
        return arguments.isEmpty() ? start : start + " " + arguments;
    }

    /// What it does, in a few words of Markdown.
    public String meaning() {
        return meaning;
    }

    /// How many words it takes at the most, options not counted.
    int most() {
        return most;
    }

    /// The options that it knows; each takes a value.
    Set<String> options() {
        return options;
    }
}
