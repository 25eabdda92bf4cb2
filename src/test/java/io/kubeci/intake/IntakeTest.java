package io.kubeci.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.kubeci.config.AllowList;
import io.kubeci.config.Secret;
import io.kubeci.event.CiEvent;
import io.kubeci.event.Examples;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final FakeInbox inbox = new FakeInbox();

    @Test
    void keepsAPushAndThenAcknowledgesIt() {
        var answer = receive(SomeWebhook.push());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(inbox.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.id()).isEqualTo("72d3162e-cc78-11e3-81ab-4c9367dc0958");
            assertThat(delivery.eventName()).isEqualTo("push");
            assertThat(delivery.action()).isEmpty();
            assertThat(delivery.installationId()).isEqualTo(1);
            assertThat(delivery.event()).isInstanceOf(CiEvent.Pushed.class);
            assertThat(delivery.receivedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void answersARepetitionWith200AndChangesNothing() {
        receive(SomeWebhook.push());
        var before = List.copyOf(inbox.deliveries());

        var answer = receive(SomeWebhook.push());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(inbox.deliveries()).containsExactlyElementsOf(before);
    }

    @Test
    void knowsADeliveryAgainInOtherLetters() {
        receive(SomeWebhook.push().withDelivery("ABC-1"));

        assertThat(receive(SomeWebhook.push().withDelivery("abc-1")).outcome()).isEqualTo(Answer.Outcome.DUPLICATE);
    }

    @Test
    void readsFormEncodedBodies() {
        var form = "a=b&payload=" + URLEncoder.encode(Examples.text("push"), StandardCharsets.UTF_8);
        var webhook = SomeWebhook.of("push", form).withContentType("application/x-www-form-urlencoded");

        assertThat(receive(webhook).status()).isEqualTo(202);
    }

    @Test
    void keepsTheActionOfThoseThatHaveOne() {
        receive(SomeWebhook.of("pull_request", Examples.text("pull_request.opened")));

        assertThat(inbox.deliveries())
                .singleElement()
                .extracting(NewDelivery::action)
                .isEqualTo("opened");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "sha1=0", "sha256=0000"})
    void looksAtNothingThatIsNotSigned(String signature) {
        var webhook = SomeWebhook.of("push", "{broken").withSignature(signature).withEvent("");

        assertThat(receive(webhook).status()).isEqualTo(401);
    }

    @Test
    void refusesABodyThatWasChanged() {
        var push = SomeWebhook.push();
        var changed = push.withBody(new byte[] {1}).withSignature(push.signature());

        assertThat(receive(changed).status()).isEqualTo(401);
    }

    @ParameterizedTest(name = "event ''{0}'', delivery ''{1}'', type ''{2}''")
    @CsvSource({
        "'',   a-1, application/json",
        "Push, a-1, application/json",
        "push, '',  application/json",
        "push, a_1, application/json",
        "push, -a,  application/json",
        "push, 0123456789012345678901234567890123456789012345678901234567890123, application/json",
        "push, a-1, ''",
        "push, a-1, text/plain",
        "push, a-1, application/jsonx",
        "push, a-1, multipart/form-data"
    })
    void refusesMissingAndWrongHeaders(String event, String delivery, String contentType) {
        var webhook = SomeWebhook.push().withEvent(event).withDelivery(delivery).withContentType(contentType);

        assertThat(receive(webhook).status()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON", "application/json ;x=y"})
    void takesJsonHoweverItIsCalled(String contentType) {
        assertThat(receive(SomeWebhook.push().withContentType(contentType)).status())
                .isEqualTo(202);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "{", "{} {}", "{}x", "[]", "null", "7", "\"x\"", "{\"a\":}", "{\"a\": 1, }", "\0\0\0{"})
    void refusesBrokenJson(String body) {
        assertThat(receive(SomeWebhook.of("push", body)).status()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "payload=", "payload=%", "payload=%7B", "other=%7B%7D", "payload"})
    void refusesBrokenForms(String body) {
        var webhook = SomeWebhook.of("push", body).withContentType("application/x-www-form-urlencoded");

        assertThat(receive(webhook).status()).isEqualTo(400);
    }

    @Test
    void refusesDeepNestingInWhatItReads() {
        var deep = "{\"repository\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(receive(SomeWebhook.of("push", deep)).status()).isEqualTo(400);
    }

    @Test
    void refusesAPushThatDoesNotSayWhatWasPushed() {
        assertThat(receive(SomeWebhook.of("push", "{}")))
                .isEqualTo(new Answer(Answer.Outcome.MALFORMED, "ref is missing"));
    }

    @Test
    void refusesMoreThan25Megabytes() {
        var webhook = SomeWebhook.push().withBody(new byte[25 * 1024 * 1024 + 1]);

        assertThat(receive(webhook).status()).isEqualTo(413);
    }

    @Test
    void takesAPushOf25Megabytes() {
        var push = Examples.text("push").stripTrailing();
        var filling = ", \"filling\": \"" + "x".repeat(25 * 1024 * 1024 - push.length() - 17) + "\"}";

        var answer = receive(SomeWebhook.of("push", push.substring(0, push.length() - 1) + filling));

        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void keepsWhatHappensToAnInstallationThoughThereIsNoRepository() {
        var answer = receive(SomeWebhook.of("installation", Examples.text("installation.suspend")));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(inbox.deliveries())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.event().place()).isEqualTo("Codertocat"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ping, ping", "repository, repository.created", "star, ping", "check_suite, check_suite.completed"})
    void answersWhatIsNothingOfOursWith200(String event, String example) {
        var answer = receive(SomeWebhook.of(event, Examples.text(example)));

        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.IGNORED);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(inbox.deliveries()).isEmpty();
    }

    @ParameterizedTest(name = "installation {0}, owners {1} -> {2}")
    @CsvSource({"1, Codertocat, STORED", "1, Coder, NOT_ALLOWED", "2, Codertocat, NOT_ALLOWED"})
    void takesOnlyTheEventsOfThoseItIsAllowed(long installation, String owners, Answer.Outcome outcome) {
        var allowed = new AllowList(Set.of(installation), Optional.of(Pattern.compile("^(?:" + owners + ")$")));

        var answer = intake(allowed)
                .receive(SomeWebhook.push().headers(), SomeWebhook.push().body());

        assertThat(answer.outcome()).isEqualTo(outcome);
    }

    @Test
    void tellsGitHubWhenItCannotBeKeptAndNotWhy() {
        inbox.has(FakeInbox.Trouble.CLUSTER_AWAY);

        var answer = receive(SomeWebhook.push());

        assertThat(answer).isEqualTo(new Answer(Answer.Outcome.UNAVAILABLE, "cannot be kept now"));
        assertThat(answer.status()).isEqualTo(503);
    }

    private Answer receive(SomeWebhook webhook) {
        return intake(AllowList.ALL).receive(webhook.headers(), webhook.body());
    }

    private Intake intake(AllowList allowed) {
        var signature = new WebhookSignature(List.of(new Secret(SomeWebhook.SECRET)));
        return new Intake(29_310, signature, allowed, inbox, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
