package io.kubeci.command;

import io.kubeci.command.CommandReading.Mistake;
import io.kubeci.command.CommandReading.Misunderstood;
import io.kubeci.command.CommandReading.Understood;
import io.kubeci.command.ShellWords.Split;
import io.kubeci.model.CommitSha;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// From a command line, as [CommandLines] finds it, to a [Command], or to what is wrong about it.
public final class CommandReader {

    /// What Argo takes for a parameter's name. Source: Argo's full resource definitions.
    private static final Pattern NAME = Pattern.compile("[-A-Za-z0-9_]+");

    private CommandReader() {}

    /// Ends the reading; never gets out of this package.
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Misunderstood reading;

        Wrong(Mistake mistake, String word) {
            super(word, null, false, false);
            this.reading = new Misunderstood(mistake, word);
        }
    }

    /// Reads a line that begins with `/kube-ci`. Alone, that asks for help.
    public static CommandReading read(String line) {
        return switch (ShellWords.split(line)) {
            case Split.Open(String mark) -> new Misunderstood(Mistake.OPEN_QUOTE, mark);
            case Split.Words(List<String> words) when words.size() < 2 -> new Understood(new Command.Help());
            case Split.Words(List<String> words) ->
                Verb.of(words.get(1))
                        .map(verb -> read(verb, words.subList(2, words.size())))
                        .orElseGet(() -> new Misunderstood(Mistake.UNKNOWN_COMMAND, words.get(1)));
        };
    }

    private static CommandReading read(Verb verb, List<String> rest) {
        try {
            return new Understood(command(verb, GivenWords.of(verb, rest)));
        } catch (Wrong wrong) {
            return wrong.reading;
        }
    }

    private static Command command(Verb verb, GivenWords given) {
        return switch (verb) {
            case RUN -> new Command.Run(given.first(), pairs(given.all("-p")), sha(given.one("--sha")));
            case RETRY -> new Command.Retry();
            case CANCEL -> new Command.Cancel(given.first());
            case DEPLOY -> new Command.Deploy(environment(given.first()), given.one("--template"));
            case SETUP -> setup(given.words());
            case CLEAR_CACHE -> new Command.ClearCache(given.first());
            case STATUS -> new Command.Status();
            case HELP -> new Command.Help();
        };
    }

    private static Command setup(List<String> words) {
        if (words.isEmpty() || words.getFirst().contains("=")) {
            throw new Wrong(Mistake.NO_TEMPLATE, Verb.SETUP.word());
        }
        return new Command.Setup(words.getFirst(), pairs(words.subList(1, words.size())));
    }

    private static String environment(Optional<String> given) {
        return given.orElse(Command.Deploy.USUAL_ENVIRONMENT);
    }

    /// The last of one name counts.
    private static Map<String, String> pairs(List<String> words) {
        var pairs = new LinkedHashMap<String, String>();
        for (var word : words) {
            int equals = word.indexOf('=');
            if (equals < 0 || !NAME.matcher(word.substring(0, equals)).matches()) {
                throw new Wrong(Mistake.NOT_A_PAIR, word);
            }
            pairs.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return pairs;
    }

    private static Optional<CommitSha> sha(Optional<String> word) {
        return word.map(text -> {
            var hex = text.toLowerCase(Locale.ROOT);
            // A short name could be given to another commit on purpose; only the full one approves exactly this one.
            if (!CommitSha.isFull(hex)) {
                throw new Wrong(Mistake.NOT_A_COMMIT, text);
            }
            return new CommitSha(hex);
        });
    }
}
