package io.kubeci.event;

import static io.kubeci.event.Examples.example;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentPayloadTest {

    @Test
    void understandsACommandInAPullRequest() {
        var payload = comment("Looks good.\n/kube-ci run\nThanks");
        ((ObjectNode) payload.path("issue")).putObject("pull_request");

        assertThat(event("issue_comment", payload)).isInstanceOfSatisfying(CiEvent.CommentMade.class, made -> {
            assertThat(made.sender()).isEqualTo("Codertocat");
            assertThat(made.number()).isEqualTo(1);
            assertThat(made.pullRequest()).isTrue();
            assertThat(made.commentId()).isEqualTo(492_700_400L);
            assertThat(made.body()).isEqualTo("/kube-ci run");
            assertThat(made.createdAt()).isEqualTo(Instant.parse("2019-05-15T15:20:21Z"));
            assertThat(EventJson.read(EventJson.write(made))).isEqualTo(made);
        });
    }

    @Test
    void knowsAnIssueFromAPullRequest() {
        assertThat(event("issue_comment", comment("/kube-ci help")))
                .isInstanceOfSatisfying(
                        CiEvent.CommentMade.class,
                        made -> assertThat(made.pullRequest()).isFalse());
    }

    @Test
    void readsTheTextOfANewIssueLikeAComment() {
        assertThat(event("issues", issue("/kube-ci setup go")))
                .isInstanceOfSatisfying(CiEvent.CommentMade.class, made -> {
                    assertThat(made.commentId()).isZero();
                    assertThat(made.body()).isEqualTo("/kube-ci setup go");
                });
    }

    @Test
    void keepsSixteenKilobytesOfCommands() {
        var line = "/kube-ci run -p a=" + "b".repeat(1_000) + "\n";

        assertThat(event("issue_comment", comment(line.repeat(60))))
                .isInstanceOfSatisfying(
                        CiEvent.CommentMade.class,
                        made -> assertThat(made.body())
                                .hasSizeBetween(15_000, 16 << 10)
                                .endsWith("bbb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello", "Try `/kube-ci run`", "> /kube-ci run", "```\n/kube-ci run\n```"})
    void ignoresCommentsWithoutACommand(String text) {
        assertThat(PayloadTranslator.translate("issue_comment", comment(text), 1))
                .isEqualTo(new Translation.Ignored("no line is a command"));
    }

    @Test
    void ignoresWhatIsEditedOrDeleted() {
        assertThat(ignored("issue_comment", comment("/kube-ci run").put("action", "edited")))
                .isEqualTo("issue_comment edited is not acted on");
        assertThat(ignored("issue_comment", comment("/kube-ci run").put("action", "deleted")))
                .isEqualTo("issue_comment deleted is not acted on");
        assertThat(ignored("issues", issue("/kube-ci run").put("action", "edited")))
                .isEqualTo("issues edited is not acted on");
    }

    @Test
    void ignoresBots() {
        assertThat(ignored(
                        "issue_comment",
                        changed(
                                comment("/kube-ci run"),
                                payload -> ((ObjectNode) payload.at("/comment/user")).put("type", "Bot"))))
                .isEqualTo("a bot wrote it");
        assertThat(ignored(
                        "issues",
                        changed(
                                issue("/kube-ci run"),
                                payload -> ((ObjectNode) payload.path("sender")).put("type", "Bot"))))
                .isEqualTo("a bot wrote it");
    }

    @Test
    void ignoresAnIssueThatSomebodyElseTransferredHere() {
        var payload = issue("/kube-ci setup go");
        ((ObjectNode) payload.path("sender")).put("login", "maintainer");

        assertThat(ignored("issues", payload)).isEqualTo("its author did not send it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment", "issue", "installation", "repository"})
    void namesWhatIsMissing(String part) {
        var payload = comment("/kube-ci run");
        payload.remove(part);

        assertThat(PayloadTranslator.translate("issue_comment", payload, 1))
                .isInstanceOfSatisfying(
                        Translation.Malformed.class,
                        malformed -> assertThat(malformed.what()).startsWith(part + "."));
    }

    private static ObjectNode comment(String text) {
        return changed(
                example("issue_comment.created"), payload -> ((ObjectNode) payload.path("comment")).put("body", text));
    }

    private static ObjectNode issue(String text) {
        return changed(example("issues.opened"), payload -> {
            ((ObjectNode) payload.path("issue")).put("body", text);
            payload.putObject("installation").put("id", 1);
        });
    }

    private static ObjectNode changed(ObjectNode payload, Consumer<ObjectNode> change) {
        change.accept(payload);
        return payload;
    }

    private static CiEvent event(String name, ObjectNode payload) {
        return ((Translation.Understood) PayloadTranslator.translate(name, payload, 1)).event();
    }

    private static String ignored(String name, ObjectNode payload) {
        return ((Translation.Ignored) PayloadTranslator.translate(name, payload, 1)).why();
    }
}
