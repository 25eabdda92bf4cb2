package io.kubeci.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CheckRunLimitsTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MAX = 65_535;

    @Property(tries = 200)
    void nothingBreaksGitHubsLimits(@ForAll("updates") CheckRunUpdate raw) {
        for (var update : CheckRunLimits.fit(raw)) {
            assertThat(update.name()).isNotBlank().hasSizeLessThanOrEqualTo(255);
            assertThat(update.output().title())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(255)
                    .doesNotContain("\n");
            assertThat(bytes(update.output().summary())).isLessThanOrEqualTo(65_000);
            assertThat(bytes(update.output().text())).isLessThanOrEqualTo(65_000);
            assertThat(update.annotations()).hasSizeLessThanOrEqualTo(50).allSatisfy(CheckRunLimitsTest::isLegal);
            assertThat(update.actions()).hasSizeLessThanOrEqualTo(3).allSatisfy(action -> {
                assertThat(action.label()).isNotBlank().hasSizeLessThanOrEqualTo(20);
                assertThat(action.description()).isNotBlank().hasSizeLessThanOrEqualTo(40);
                assertThat(action.identifier()).isNotBlank().hasSizeLessThanOrEqualTo(20);
            });
            assertThat(CheckRunLimits.fit(update)).containsExactly(update);
            isText(update.name(), update.externalId(), update.output().title());
            isText(update.output().summary(), update.output().text());
        }
    }

    private static void isLegal(Annotation annotation) {
        assertThat(annotation.path()).isNotBlank().doesNotStartWith("/");
        assertThat(annotation.startLine()).isPositive();
        assertThat(annotation.endLine()).isGreaterThanOrEqualTo(annotation.startLine());
        assertThat(annotation.endColumn()).isGreaterThanOrEqualTo(annotation.startColumn());
        assertThat(annotation.startColumn() == 0 || annotation.startLine() == annotation.endLine())
                .isTrue();
        assertThat(annotation.title()).hasSizeLessThanOrEqualTo(255);
        assertThat(annotation.message()).isNotBlank();
        assertThat(bytes(annotation.message())).isLessThanOrEqualTo(64_000);
        isText(annotation.path(), annotation.title(), annotation.message());
    }

    private static void isText(String... texts) {
        for (var text : texts) {
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(text);
            assertThat(text.chars().filter(c -> c < ' ' && c != '\n' && c != '\t'))
                    .isEmpty();
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Provide
    Arbitrary<CheckRunUpdate> updates() {
        var texts = texts();
        var annotations = Combinators.combine(
                        texts, Arbitraries.integers(), Arbitraries.integers(), Arbitraries.integers(), texts, texts)
                .as((path, start, end, column, title, message) ->
                        new Annotation(path, start, end, column, end, Annotation.Level.WARNING, title, message));
        var actions = Combinators.combine(texts, texts, texts).as(CheckRunUpdate.Action::new);
        var outputs = Combinators.combine(texts, texts, texts).as(CheckRunUpdate.Output::new);
        return Combinators.combine(
                        texts,
                        texts,
                        texts,
                        outputs,
                        annotations.list().ofMaxSize(120),
                        actions.list().ofMaxSize(5))
                .as((name, id, url, output, remarks, buttons) -> new CheckRunUpdate(
                        name,
                        id,
                        Optional.of(url),
                        new CheckState.InProgress(),
                        Optional.of(AT),
                        output,
                        remarks,
                        buttons));
    }

    /// Any UTF-16, broken pairs included; some of it far too long, some of it ordinary.
    private static Arbitrary<String> texts() {
        var any = Arbitraries.strings().all().ofMaxLength(400);
        var pieces = Arbitraries.of(
                "```\n", "~~~~", "| a | b |\n", "é", "😀", "\ud83d", "\u0000", "x", "\r\n", "a/b.c", "\u202e");
        var lengths = Arbitraries.of(1, 20, 21, 255, 300, 70_000);
        var long_ = Combinators.combine(any, pieces, lengths).as((text, piece, times) -> text + piece.repeat(times));
        return Arbitraries.oneOf(any, long_, Arbitraries.of("", " ", "src/a.go", "clearCache", "https://x.org/?a=b"));
    }

    @Test
    void sendsFiftyAnnotationsARequest() {
        var annotations =
                IntStream.rangeClosed(1, 120).mapToObj(CheckRunLimitsTest::at).toList();

        var requests = CheckRunLimits.fit(update("", "").withAnnotations(annotations));

        assertThat(requests).extracting(request -> request.annotations().size()).containsExactly(50, 50, 20);
        assertThat(requests.stream().flatMap(request -> request.annotations().stream()))
                .containsExactlyElementsOf(annotations);
        assertThat(requests).extracting(CheckRunUpdate::withoutAnnotations).containsOnly(update("", ""));
    }

    @Test
    void leavesWhatFitsAsItIs() {
        var update = update("# Summary\n\n\ttext ü 😀", "| a |\n|---|\n");

        assertThat(CheckRunLimits.fit(update)).containsExactly(update);
    }

    @Test
    void closesTheFenceThatItCutsAndSaysWhatIsMissing() {
        var text = "Log:\n\n````text\n" + "line ``` of the log\n".repeat(5_000) + "````\n\nafter";

        var cut = CheckRunLimits.fit(update("", text)).getFirst().output().text();

        assertThat(cut).contains("of the log\n````\n\n_The rest (").hasSizeLessThan(MAX);
    }

    @Test
    void cutsATableBetweenItsRows() {
        var text = "| a | b |\n|---|---|\n" + "| `one` | two |\n".repeat(6_000);

        var cut = CheckRunLimits.fit(update("", text)).getFirst().output().text();

        assertThat(cut).contains("| `one` | two |\n\n_The rest (");
    }

    @Test
    void dropsAnnotationsThatHaveNoPlaceAndMendsTheOthers() {
        var raw = update("", "")
                .withAnnotations(List.of(
                        new Annotation("/etc/passwd", 1, 1, 0, 0, Annotation.Level.NOTICE, "", "x"),
                        new Annotation("a/../../b", 1, 1, 0, 0, Annotation.Level.NOTICE, "", "x"),
                        new Annotation("a.go", 1, 1, 0, 0, Annotation.Level.NOTICE, "", "\u0007 "),
                        new Annotation("a.go", 0, -3, 7, 2, Annotation.Level.NOTICE, "a\nb", "x"),
                        new Annotation("a.go", 2, 3, 7, 2, Annotation.Level.NOTICE, "", "y")));

        assertThat(CheckRunLimits.fit(raw).getFirst().annotations())
                .containsExactly(
                        new Annotation("a.go", 1, 1, 7, 7, Annotation.Level.NOTICE, "a b", "x"),
                        new Annotation("a.go", 2, 3, 0, 0, Annotation.Level.NOTICE, "", "y"));
    }

    private static Annotation at(int line) {
        return new Annotation("a.go", line, line, 0, 0, Annotation.Level.FAILURE, "", "bad");
    }

    private static CheckRunUpdate update(String summary, String text) {
        return new CheckRunUpdate(
                "Workflow - main",
                "main",
                Optional.of("https://argo.example.com/workflows/ci/a?tab=workflow&nodeId=a%20b"),
                new CheckState.Completed(CheckState.Conclusion.SUCCESS, AT),
                Optional.of(AT),
                new CheckRunUpdate.Output("title", summary, text),
                List.of(),
                List.of(new CheckRunUpdate.Action("Clear Cache", "Delete the cache", "clearCache")));
    }
}
