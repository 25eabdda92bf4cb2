package io.kubeci.slack;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What somebody asks for in Slack.
sealed interface SlackCommand {

    /// Where people deploy to if they do not say. Source: kube-ci 0.12.
    String USUAL_ENVIRONMENT = "staging";

    /// A repository by its name.
    record Name(String owner, String repository) {

        @Override
        public String toString() {
            return owner + "/" + repository;
        }
    }

    /// `/ci-build org/repo [ref]`.
    ///
    /// @param ref a branch or tag; absent: the default branch
    record Build(Name name, Optional<String> ref) implements SlackCommand {}

    /// `/ci-deploy org/repo [environment] [ref]`.
    ///
    /// @param ref a branch or tag; absent: the default branch
    record Deploy(Name name, String environment, Optional<String> ref) implements SlackCommand {}

    /// `/ci-setup org/repo TEMPLATE [name=value…]`.
    record Setup(Name name, String template, Map<String, String> values) implements SlackCommand {

        public Setup {
            values = Map.copyOf(values);
        }
    }

    /// Something else: how it would be right.
    record Unclear(String usage) implements SlackCommand {}

    /// Reads a command and what follows it.
    static SlackCommand read(String command, String text) {
        return switch (command) {
            case "/ci-build" -> Reader.build(Reader.words(text));
            case "/ci-deploy" -> Reader.deploy(Reader.words(text));
            case "/ci-setup" -> Reader.setup(Reader.words(text));
            default -> new Unclear(Reader.ALL);
        };
    }

    /// How the words are read.
    final class Reader {

        private static final String BUILD = "`/ci-build org/repo [branch or tag]`";
        private static final String DEPLOY = "`/ci-deploy org/repo [environment] [branch or tag]`";
        private static final String SETUP = "`/ci-setup org/repo TEMPLATE [name=value…]`";
        private static final String ALL = String.join("\n", BUILD, DEPLOY, SETUP);

        private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,99})/([A-Za-z0-9._-]{1,100})");

        /// As GitHub takes them in the names of refs, and no more than a line.
        private static final Pattern WORD = Pattern.compile("[^\\p{Cntrl}~^:?*\\[\\\\]{1,255}");

        private Reader() {}

        /// Slack escapes three characters. Source: Slack's documentation, "Formatting text for app surfaces".
        private static List<String> words(String text) {
            var plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            return Arrays.stream(plain.strip().split("\\s+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        private static SlackCommand build(List<String> words) {
            return fits(words, 1, 2)
                    ? name(words.getFirst())
                            .<SlackCommand>map(name -> new Build(name, word(words, 1)))
                            .orElseGet(() -> new Unclear(BUILD))
                    : new Unclear(BUILD);
        }

        private static SlackCommand deploy(List<String> words) {
            return fits(words, 1, 3)
                    ? name(words.getFirst())
                            .<SlackCommand>map(
                                    name -> new Deploy(name, word(words, 1).orElse(USUAL_ENVIRONMENT), word(words, 2)))
                            .orElseGet(() -> new Unclear(DEPLOY))
                    : new Unclear(DEPLOY);
        }

        private static SlackCommand setup(List<String> words) {
            var values = new LinkedHashMap<String, String>();
            for (var pair : words.subList(Math.min(2, words.size()), words.size())) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    return new Unclear(SETUP);
                }
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return words.size() < 2
                    ? new Unclear(SETUP)
                    : name(words.getFirst())
                            .<SlackCommand>map(name -> new Setup(name, words.get(1), values))
                            .orElseGet(() -> new Unclear(SETUP));
        }

        private static boolean fits(List<String> words, int least, int most) {
            return words.size() >= least
                    && words.size() <= most
                    && words.stream().allMatch(word -> WORD.matcher(word).matches());
        }

        private static Optional<String> word(List<String> words, int index) {
            return words.size() > index ? Optional.of(words.get(index)) : Optional.empty();
        }

        private static Optional<Name> name(String word) {
            var matcher = NAME.matcher(word);
            return matcher.matches() ? Optional.of(new Name(matcher.group(1), matcher.group(2))) : Optional.empty();
        }
    }
}
