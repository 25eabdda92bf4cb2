package io.kubeci.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.command.CommandReading.Mistake;
import io.kubeci.command.CommandReading.Misunderstood;
import io.kubeci.command.CommandReading.Understood;
import io.kubeci.model.CommitSha;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandReaderTest {

    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void understands(String line, Command command) {
        assertThat(CommandReader.read("/kube-ci " + line)).isEqualTo(new Understood(command));
    }

    static Stream<Arguments> commands() {
        var commit = Optional.of(new CommitSha(SHA));
        return Stream.of(
                Arguments.of("", new Command.Help()),
                Arguments.of("help", new Command.Help()),
                Arguments.of("help me -x", new Command.Help()),
                Arguments.of("run", run("", Map.of(), Optional.empty())),
                Arguments.of("run ''", run("", Map.of(), Optional.empty())),
                Arguments.of("run test", run("test", Map.of(), Optional.empty())),
                Arguments.of("run --sha " + SHA, run("", Map.of(), commit)),
                Arguments.of("run -sha=" + SHA.toUpperCase(java.util.Locale.ROOT), run("", Map.of(), commit)),
                Arguments.of(
                        "run -p a=1 test -p 'b=x y' -p c= --p=d=e=f",
                        run("test", Map.of("a", "1", "b", "x y", "c", "", "d", "e=f"), Optional.empty())),
                Arguments.of("run -- -odd", run("-odd", Map.of(), Optional.empty())),
                Arguments.of("retry", new Command.Retry()),
                Arguments.of("cancel", new Command.Cancel(Optional.empty())),
                Arguments.of("cancel test", new Command.Cancel(Optional.of("test"))),
                Arguments.of("deploy", new Command.Deploy("staging", Optional.empty())),
                Arguments.of("deploy production", new Command.Deploy("production", Optional.empty())),
                Arguments.of("deploy --template go live", new Command.Deploy("live", Optional.of("go"))),
                Arguments.of("setup go", new Command.Setup("go", Map.of())),
                Arguments.of("setup go image=golang:1.25", new Command.Setup("go", Map.of("image", "golang:1.25"))),
                Arguments.of("clear-cache", new Command.ClearCache(Optional.empty())),
                Arguments.of("clear-cache topic", new Command.ClearCache(Optional.of("topic"))),
                Arguments.of("status", new Command.Status()));
    }

    private static Command run(String entrypoint, Map<String, String> parameters, Optional<CommitSha> sha) {
        return new Command.Run(Optional.of(entrypoint).filter(name -> !name.isEmpty()), parameters, sha);
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "rum                     | UNKNOWN_COMMAND | rum",
                "Run                     | UNKNOWN_COMMAND | Run",
                "run 'test               | OPEN_QUOTE      | '",
                "run \"a 'b'             | OPEN_QUOTE      | \"",
                "run a\\                 | OPEN_QUOTE      | \\",
                "run a b                 | TOO_MANY_WORDS  | b",
                "retry all               | TOO_MANY_WORDS  | all",
                "run -x                  | UNKNOWN_OPTION  | -x",
                "status --verbose        | UNKNOWN_OPTION  | --verbose",
                "run -p                  | NO_VALUE        | -p",
                "run -p a                | NOT_A_PAIR      | a",
                "run -p =a               | NOT_A_PAIR      | =a",
                "run -p 'a b=c'          | NOT_A_PAIR      | a b=c",
                "run --sha 0123456       | NOT_A_COMMIT    | 0123456",
                "run --sha main          | NOT_A_COMMIT    | main",
                "run --sha a --sha b     | TWICE           | --sha",
                "setup                   | NO_TEMPLATE     | setup",
                "setup a=b               | NO_TEMPLATE     | setup",
                "setup go image          | NOT_A_PAIR      | image",
            })
    void saysWhatIsWrong(String line, Mistake mistake, String word) {
        assertThat(CommandReader.read("/kube-ci " + line)).isEqualTo(new Misunderstood(mistake, word));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a b      c                | a,b,c",
                "'a b' c                   | a b,c",
                "\"a b\" c                 | a b,c",
                "a'b'\"c\"d                | abcd",
                "'a\\b' \"a\\b\" a\\b      | a\\b,a\\b,ab",
                "\"a\\\"b\" 'a\"b' \"a'b\" | a\"b,a\"b,a'b",
                "a\\ b \\'c                | a b,'c",
                "$HOME `x` #y              | $HOME,`x`,#y",
            })
    void splitsWordsAsAShellDoes(String line, String words) {
        assertThat(ShellWords.split(line)).isEqualTo(new ShellWords.Split.Words(Arrays.asList(words.split(","))));
    }

    @Test
    void knowsAnEmptyWordByItsQuotes() {
        assertThat(ShellWords.split("a '' \"\" b"))
                .isEqualTo(new ShellWords.Split.Words(Arrays.asList("a", "", "", "b")));
    }

    @Test
    void hasAVerbForEachCommandAndNoOther() {
        assertThat(Command.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .map(name -> name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Verb.values()).map(Verb::word).toList());
    }
}
