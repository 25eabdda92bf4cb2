package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.github.HookDeliveries;
import io.kubeci.model.Unavailable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// GitHub's log of the webhooks it sent to our App, over HTTP, as the App itself.
final class HttpHookDeliveries implements HookDeliveries {

    private static final Logger LOG = Logger.getLogger(HttpHookDeliveries.class);

    private static final String PATH = "/app/hook/deliveries";
    private static final String FIRST_PAGE = PATH + "?per_page=100";

    /// 30,000 deliveries: seven hours of a busy App, and not half of the App's calls in an hour.
    private static final int MAX_PAGES = 300;

    /// The next page by its cursor; the host that GitHub names is not used.
    private static final Pattern NEXT = Pattern.compile("<[^>]*[?&]cursor=([^&>]+)[^>]*>\\s*;\\s*rel=\"?next\"?");

    private static final Caller APP = new Caller.App();

    private final ApiConnector connector;

    HttpHookDeliveries(ApiConnector connector) {
        this.connector = connector;
    }

    @Override
    public List<Attempt> since(Instant instant) {
        var found = new ArrayList<Attempt>();
        var path = Optional.of(FIRST_PAGE);
        for (var page = 0; path.isPresent(); page++) {
            if (page == MAX_PAGES) {
                LOG.warnf("GitHub's log of webhooks is longer than %d pages; read back to %s only", page, last(found));
                break;
            }
            var answer = connector.send(APP, ApiRequest.get(connector.address().rest(path.get())));
            var attempts = Answers.json("reading GitHub's log of webhooks", answer);
            for (var attempt : attempts) {
                found.add(attempt(attempt));
            }
            path = attempts.isEmpty() || last(found).isBefore(instant) ? Optional.empty() : next(answer);
        }
        found.removeIf(attempt -> attempt.deliveredAt().isBefore(instant));
        return List.copyOf(found);
    }

    @Override
    public void redeliver(long attemptId) {
        var request = ApiRequest.post(connector.address().rest("%s/%d/attempts".formatted(PATH, attemptId)));
        var answer = connector.send(APP, request);
        if (!answer.isSuccess()) {
            throw Answers.refusal("asking for webhook attempt %d again".formatted(attemptId), answer);
        }
    }

    private static Instant last(List<Attempt> found) {
        return found.getLast().deliveredAt();
    }

    private static Optional<String> next(ApiAnswer answer) {
        var link = NEXT.matcher(answer.header("Link").orElse(""));
        return link.find() ? Optional.of(FIRST_PAGE + "&cursor=" + link.group(1)) : Optional.empty();
    }

    /// `status` is `OK` for what GitHub counts as delivered (GitHub Docs, "Automatically redelivering failed deliveries
    /// for a GitHub App webhook").
    private static Attempt attempt(JsonNode json) {
        var code = json.path("status_code").asInt();
        return new Attempt(
                json.path("id").asLong(),
                json.path("guid").asText(),
                instant(json.path("delivered_at").asText()),
                json.path("redelivery").asBoolean(),
                code,
                "OK".equalsIgnoreCase(json.path("status").asText()) || (code >= 200 && code < 300),
                json.path("event").asText());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Unavailable("reading GitHub's log of webhooks: a time makes no sense", Duration.ZERO, e);
        }
    }
}
