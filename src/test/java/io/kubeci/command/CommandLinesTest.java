package io.kubeci.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void findsCommandsThatBeginALine(String where, String body, List<String> lines) {
        assertThat(CommandLines.find(body)).isEqualTo(lines);
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("alone", "/kube-ci run", List.of("/kube-ci run")),
                Arguments.of("with nothing behind it", "/kube-ci", List.of("/kube-ci")),
                Arguments.of("followed by more text", "/kube-ci run\nThank you!", List.of("/kube-ci run")),
                Arguments.of("after text", "Looks good.\n\n/kube-ci run\n", List.of("/kube-ci run")),
                Arguments.of(
                        "several",
                        "/kube-ci run\r\n/kube-ci status\r/kube-ci help",
                        List.of("/kube-ci run", "/kube-ci status", "/kube-ci help")),
                Arguments.of("indented a little", "   /kube-ci run  ", List.of("/kube-ci run")),
                Arguments.of("with other blanks", "/kube-ci\trun a\u00a0b", List.of("/kube-ci\trun a\u00a0b")),
                Arguments.of("after a code block", "```\ncode\n```\n/kube-ci run", List.of("/kube-ci run")),
                Arguments.of(
                        "after a code block of a list", "- ```\n  code\n  ```\n/kube-ci run", List.of("/kube-ci run")),
                Arguments.of("after a quotation", "> like this?\n/kube-ci run", List.of("/kube-ci run")),
                Arguments.of("after an HTML comment", "<!-- hidden -->\n/kube-ci run", List.of("/kube-ci run")),
                Arguments.of(
                        "after three back-ticks in a line", "```x``` is code\n/kube-ci run", List.of("/kube-ci run")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "Please /kube-ci run",
                "/kube-cirun",
                "/kube-ci-run",
                "/kube-ci:run",
                "//kube-ci run",
                "/KUBE-CI run",
                "- /kube-ci run",
                "`/kube-ci run`",
                "> /kube-ci run",
                "  > /kube-ci run",
                "    /kube-ci run",
                "\t/kube-ci run",
                "```\n/kube-ci run\n```",
                "```sh\n/kube-ci run",
                "````\n```\n/kube-ci run\n````",
                "~~~\n```\n/kube-ci run\n~~~",
                "- so:\n  ```\n  /kube-ci run\n  ```",
                "- ```\n  /kube-ci run\n  ```",
                "1. ~~~sh\n   /kube-ci run\n   ~~~",
                "* <!--\n  /kube-ci run -->",
                "```\n``` no end\n/kube-ci run\n```",
                "<!--\n/kube-ci run\n-->",
                "<!-- say\n/kube-ci run -->",
                "<pre>\n/kube-ci run\n</pre>",
                "<PRE><code>\n/kube-ci run\n</code></PRE>",
            })
    void leavesEverythingElseAlone(String body) {
        assertThat(CommandLines.find(body)).isEmpty();
    }

    @Test
    void keepsAsManyWholeCommandsAsThereIsRoomFor() {
        var body = "Text\n/kube-ci run\n/kube-ci status\n/kube-ci help";

        assertThat(CommandLines.excerpt(body, 30)).isEqualTo("/kube-ci run\n/kube-ci status");
        assertThat(CommandLines.excerpt(body, 29)).isEqualTo("/kube-ci run\n/kube-ci status");
        assertThat(CommandLines.excerpt(body, 28)).isEqualTo("/kube-ci run");
        assertThat(CommandLines.excerpt("/kube-ci run -p a=" + "b".repeat(100), 50))
                .isEmpty();
    }

    @Property
    void findsTheSameInWhatWasKept(@ForAll("bodies") String body) {
        var kept = CommandLines.excerpt(body, 10_000);

        assertThat(CommandLines.find(kept)).isEqualTo(CommandLines.find(body));
    }

    @Property
    void neverKeepsMoreThanThereIsRoomFor(@ForAll("bodies") String body) {
        assertThat(CommandLines.excerpt(body, 40).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(40);
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of(
                        "/kube-ci run",
                        "/kube-ci",
                        "/kube-ci \"ä€",
                        "    ",
                        "```",
                        "~~~",
                        "> ",
                        "<!--",
                        "-->",
                        "text",
                        "",
                        "\t")
                .list()
                .ofMaxSize(12)
                .map(lines -> String.join("\n", lines));
    }
}
