package io.kubeci.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.github.Annotation;
import io.kubeci.github.Annotation.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogAnnotationsTest {

    private static final KnownPaths PATHS = KnownPaths.of(Set.of("main.go", "pkg/util.go", "Makefile", "a b.txt"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "main.go:12:5: undefined: foo ~ main.go ~ 12 ~ 5 ~ NOTICE ~ undefined: foo",
                "main.go:12: error: undefined: foo ~ main.go ~ 12 ~ 0 ~ FAILURE ~ error: undefined: foo",
                "./main.go:1: fatal: no ~ main.go ~ 1 ~ 0 ~ FAILURE ~ fatal: no",
                "/workspace/src/pkg/util.go:3:1: warning: bad ~ pkg/util.go ~ 3 ~ 1 ~ WARNING ~ warning: bad",
                "pkg/util.go:3:1: word: rest ~ pkg/util.go ~ 3 ~ 1 ~ NOTICE ~ word: rest",
                "    main.go:9: note: indented ~ main.go ~ 9 ~ 0 ~ NOTICE ~ note: indented",
                "a b.txt:9: with a blank in its name ~ a b.txt ~ 9 ~ 0 ~ NOTICE ~ with a blank in its name",
                "::error file=main.go,line=3::broken ~ main.go ~ 3 ~ 0 ~ FAILURE ~ broken",
                "::warning file=./main.go::no line ~ main.go ~ 1 ~ 0 ~ WARNING ~ no line",
                "::notice file=main.go,line=3,col=4,endColumn=9::50%25%0Adone ~ main.go ~ 3 ~ 4 ~ NOTICE ~ 50%|done",
            })
    void findsRemarks(String line, String path, int at, int column, Level level, String message) {
        var found = LogAnnotations.annotations(line + "\n", PATHS);

        assertThat(found).singleElement().satisfies(annotation -> {
            assertThat(annotation.path()).isEqualTo(path);
            assertThat(annotation.startLine()).isEqualTo(at);
            assertThat(annotation.startColumn()).isEqualTo(column);
            assertThat(annotation.level()).isEqualTo(level);
            assertThat(annotation.message()).isEqualTo(message.replace('|', '\n'));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make: *** [Makefile:4: vet] Error 1",
                "12:30:45: a clock",
                "C:\\src\\main.go:3: on Windows",
                "other.go:3: not in the repository",
                "main.go:0: no such line",
                "main.go:3:message without a blank",
                "main.go:99999999999: no such number",
                "main.go:3: ",
                "::error::without a file",
                "::error file=other.go,line=1::not in the repository",
                "::debug file=main.go,line=1::not for people",
                "::error file=main.go,line=1:not a command",
                "",
                ":",
                ":::::",
            })
    void takesNothingElseForARemark(String line) {
        assertThat(LogAnnotations.annotations(line, PATHS)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "src/a.go:3: x, true",
        "Makefile:3: x, true",
        "http://host:80: x, false",
        "/etc/passwd.txt:1: x, false",
        "../up.go:1: x, false",
        "12:30: x, false",
        "two words.go:1: x, false",
    })
    void guessesWhatIsAPathWhereTheFilesAreNotKnown(String line, boolean taken) {
        assertThat(LogAnnotations.annotations(line, KnownPaths.unknown()).isEmpty())
                .isNotEqualTo(taken);
    }

    @Test
    void looksThroughColours() {
        var line = "\u001b[1mmain.go:2:3:\u001b[0m \u001b[31;1merror:\u001b[0m \u001b]8;;http://x\u0007red";

        assertThat(LogAnnotations.annotations(line, PATHS))
                .containsExactly(new Annotation("main.go", 2, 2, 3, 3, Level.FAILURE, "", "error: red"));
    }

    @Test
    void readsAllThatGitHubsOwnFormSays() {
        var line = "::error file=main.go,line=3,endLine=5,col=1,endColumn=2,title=A%2C B%3A C::two%0Alines";

        assertThat(LogAnnotations.annotations(line, PATHS))
                .containsExactly(new Annotation("main.go", 3, 5, 0, 0, Level.FAILURE, "A, B: C", "two\nlines"));
    }

    @Test
    void saysEverythingOnceAndNotTooMuch() {
        var same = String.join("\n", Collections.nCopies(10, "main.go:1: same"));
        var many =
                IntStream.range(1, 1000).mapToObj(i -> "main.go:" + i + ": x").collect(Collectors.joining("\n"));

        assertThat(LogAnnotations.annotations(same, PATHS)).hasSize(1);
        assertThat(LogAnnotations.annotations(many, PATHS)).hasSize(LogAnnotations.MAX_A_LOG);
    }

    @Test
    void keepsTheWorstOfTooMany() {
        var notices = LogAnnotations.annotations(lines("main.go:%d: x"), PATHS);
        var errors = LogAnnotations.annotations(lines("main.go:%d: error"), PATHS);

        var together = LogAnnotations.together(List.of(notices, notices, errors));

        assertThat(together).hasSize(LogAnnotations.MAX_A_RUN);
        assertThat(together).containsAll(errors);
    }

    private static String lines(String format) {
        return IntStream.rangeClosed(1, LogAnnotations.MAX_A_LOG)
                .mapToObj(format::formatted)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void showsTheLastLinesWithoutThoseOfTheExecutor() {
        var log = """
                time=2026-11-21T11:20:38.835Z level=INFO msg="waiting for signals" argo=true signalPath=/x
                {"time":"2026-11-21T11:20:38Z","level":"INFO","msg":"capturing logs","argo":true}
                argo=true msg="with \\" quotes" level=info time=now
                one
                progress 10%\rprogress 100%
                \u001b[32mtwo\u001b[0m

                argo is a ship
                Error: exit status 1
                three


                time=2026-11-21T11:20:38.835Z level=INFO msg="sub-process exited" argo=true error="exit status 3"
                Error: exit status 3
                """;

        assertThat(LogAnnotations.excerpt(log, 30))
                .isEqualTo("one\nprogress 100%\ntwo\n\nargo is a ship\nError: exit status 1\nthree");
        assertThat(LogAnnotations.excerpt(log, 2)).isEqualTo("Error: exit status 1\nthree");
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "a:1:", "::error ", "\u001b[", "\u001b]", "{\"argo\":", "argo=true ", "/", "%0A"})
    void staysLinearInHostileLogs(String piece) {
        var log = piece.repeat(4_000_000 / piece.length());
        var started = System.nanoTime();

        LogAnnotations.annotations(log, PATHS);
        LogAnnotations.annotations(log, KnownPaths.unknown());
        LogAnnotations.excerpt(log, 30);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }
}
