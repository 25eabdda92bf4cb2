package io.kubeci.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.config.AllowList;
import io.kubeci.event.CiEvent;
import io.kubeci.event.EventJson;
import io.kubeci.event.PayloadTranslator;
import io.kubeci.event.Translation;
import io.kubeci.model.Unavailable;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// What is done with a webhook: verify, translate, keep, and only then acknowledge. Nothing of it is looked at before
/// its
/// signature is found good.
///
/// @param appId our App's number
/// @param signature checks who sent it
/// @param allowed whose events are taken
/// @param inbox keeps what we act on
/// @param clock tells when it came
public record Intake(long appId, WebhookSignature signature, AllowList allowed, Inbox inbox, Clock clock) {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    /// GUIDs, and whatever else is a legal Kubernetes name and label in lower case.
    private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final Pattern EVENT = Pattern.compile("[a-z_]{1,50}");

    /// Takes one webhook. Repeating it changes nothing.
    ///
    /// @param body as it came over the wire
    public Answer receive(WebhookHeaders headers, byte[] body) {
        if (body.length > WebhookBody.MAX_BYTES) {
            return Answers.tooLarge();
        }
        if (!signature.isGood(headers.signature(), body)) {
            return Answers.wrongSignature();
        }
        if (!isEventName(headers.event())) {
            return Answers.noEvent();
        }
        if (!DELIVERY.matcher(headers.delivery()).matches()) {
            return Answers.noDelivery();
        }
        var form = WebhookBody.Form.of(headers.contentType());
        if (form.isEmpty()) {
            return Answers.wrongType();
        }
        return WebhookBody.read(form.get(), body)
                .map(payload -> translate(headers, payload))
                .orElseGet(Answers::noJson);
    }

    /// Whether a text has the form of GitHub's names of events.
    static boolean isEventName(String text) {
        return EVENT.matcher(text).matches();
    }

    private Answer translate(WebhookHeaders headers, JsonNode payload) {
        return switch (PayloadTranslator.translate(headers.event(), payload, appId)) {
            case Translation.Ignored(String why) -> Answers.ignored(why);
            case Translation.Malformed(String what) -> Answers.malformed(what);
            case Translation.Understood understood -> understood(headers, payload, understood);
        };
    }

    private Answer understood(WebhookHeaders headers, JsonNode payload, Translation.Understood understood) {
        if (!allowed.admits(understood.installationId(), understood.event().owner())) {
            return Answers.notTaken();
        }
        tellTheLog(understood.event());
        var delivery = new NewDelivery(
                headers.delivery().toLowerCase(Locale.ROOT),
                headers.event(),
                payload.path("action").asText(""),
                understood.installationId(),
                understood.event(),
                clock.instant(),
                payload);
        return keep(delivery);
    }

    /// Every line on it from now on says where it happened; whoever began with the webhook ends that.
    private static void tellTheLog(CiEvent event) {
        var json = EventJson.write(event);
        MDC.put("repository", event.place());
        MDC.put("sha", json.path("sha").asText(json.path("after").asText("")));
    }

    private Answer keep(NewDelivery delivery) {
        try {
            return switch (inbox.store(delivery)) {
                case STORED -> Answers.accepted();
                case DUPLICATE -> Answers.seenBefore();
            };
        } catch (Unavailable unavailable) {
            LOG.warnf("a delivery cannot be kept, GitHub is told so: %s", unavailable.getMessage());
            return Answers.notKept();
        }
    }
}
