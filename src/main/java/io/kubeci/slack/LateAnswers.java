package io.kubeci.slack;

import io.kubeci.model.Lazy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/// Answers that come after Slack's three seconds, to the address that the command brought.
final class LateAnswers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LateAnswers.class);

    /// Slack's own, and that for governments. Answers go nowhere else, whatever a request says.
    static final Set<String> SLACK = Set.of("hooks.slack.com", "hooks.slack-gov.com");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FIRST_BAD = 300;

    private final Set<String> hosts;

    /// It reads all certificates, and most installations have no Slack.
    private final Lazy<HttpClient> client =
            new Lazy<>(() -> HttpClient.newBuilder().connectTimeout(TIMEOUT).build());

    /// @param hosts where answers may go
    LateAnswers(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    /// Says something; failing to is logged, and no more: the person will look, or ask again.
    void say(String responseUrl, SlackMessage message) {
        try {
            var url = URI.create(responseUrl);
            if (!isAllowed(url)) {
                LOG.warn("an answer to Slack is not sent: the address that came with the command is not Slack's");
                return;
            }
            var request = HttpRequest.newBuilder(url)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(message.json()))
                    .build();
            int status = client.get()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status >= FIRST_BAD) {
                LOG.warnf("Slack did not take an answer: %d", status);
            }
        } catch (IllegalArgumentException | IOException e) {
            LOG.warnf("an answer could not be sent to Slack: %s", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAllowed(URI url) {
        return url.getHost() != null
                && hosts.contains(url.getHost())
                && url.getRawUserInfo() == null
                && ("https".equals(url.getScheme()) || isLoopback(url.getHost()));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public void close() {
        client.ifMade(HttpClient::close);
    }
}
