package io.kubeci.slack;

import io.kubeci.config.StartOptions;
import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import io.kubeci.report.ChatReplies;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// `POST /webhooks/slack/cmd`, if there is a signing secret; and Slack's own look at whether that address works. What
/// takes longer than Slack waits is told later.
@Singleton
final class SlackEndpoint {

    static final String PATH = "/webhooks/slack/cmd";

    private static final Logger LOG = Logger.getLogger(SlackEndpoint.class);

    /// Slack's commands are a few hundred bytes. Ours.
    private static final int MAX_BYTES = 64 * 1024;

    /// Slack gives up after three seconds. Source: Slack's documentation, "Slash commands", "Responding".
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(2_000);

    private static final Duration BODY_TIME = Duration.ofSeconds(3);

    private final Optional<SlackSignature> signature;
    private final boolean hasToken;
    private final Instance<Slack> slack;
    private final Vertx vertx;
    private final ExecutorService threads;
    private final LateAnswers late = new LateAnswers(LateAnswers.SLACK);
    private final Clock clock = Clock.systemUTC();

    SlackEndpoint(StartOptions options, Instance<Slack> slack, Vertx vertx, @VirtualThreads ExecutorService threads) {
        this.signature = options.slack().signingSecret().map(SlackSignature::new);
        this.hasToken = options.slack().token().isPresent();
        this.slack = slack;
        this.vertx = vertx;
        this.threads = threads;
    }

    void route(@Observes Router router) {
        if (signature.isPresent()) {
            router.route(PATH).handler(this::take);
        } else if (hasToken) {
            LOG.warn("Slack's commands are not taken: there is a token, but no signing secret (-slack.secretfile)");
        }
    }

    @PreDestroy
    void close() {
        late.close();
    }

    private void take(RoutingContext context) {
        var request = context.request();
        if (request.method().equals(HttpMethod.GET)
                && SlackRequest.isCheck(request.query() == null ? "" : request.query())) {
            request.response().end();
            return;
        }
        if (!request.method().equals(HttpMethod.POST)) {
            request.response().putHeader(HttpHeaders.ALLOW, "POST");
            end(request.response(), 405, "only POST");
            return;
        }
        var body = Buffer.buffer();
        long timer = vertx.setTimer(BODY_TIME.toMillis(), _ -> {
            end(request.response(), 408, "the body did not come in time");
            request.connection().close();
        });
        request.exceptionHandler(_ -> vertx.cancelTimer(timer));
        request.handler(part -> {
            if (body.length() <= MAX_BYTES) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(_ -> {
            if (vertx.cancelTimer(timer)) {
                decide(request, body);
            }
        });
        request.resume();
    }

    private void decide(HttpServerRequest request, Buffer body) {
        if (body.length() > MAX_BYTES) {
            end(request.response(), 413, "larger than a command can be");
            return;
        }
        try {
            threads.execute(() -> work(request, body.getBytes()));
        } catch (RejectedExecutionException _) {
            end(request.response(), 503, "shutting down");
        }
    }

    private void work(HttpServerRequest request, byte[] body) {
        // Answered whoever asks, and always the same, so that nobody learns anything.
        if (SlackRequest.isCheck(new String(body, StandardCharsets.UTF_8))) {
            request.response().end();
            return;
        }
        var timestamp = header(request, "X-Slack-Request-Timestamp");
        var isGood = signature
                .filter(check -> check.isGood(timestamp, header(request, "X-Slack-Signature"), body, clock.instant()))
                .isPresent();
        if (!isGood) {
            end(request.response(), 401, "X-Slack-Signature is missing, wrong or too old");
            return;
        }
        SlackRequest.read(body, timestamp)
                .ifPresentOrElse(
                        command -> carryOut(command, request.response()),
                        () -> end(request.response(), 400, "the body is no command's form"));
    }

    private void carryOut(SlackRequest command, HttpServerResponse response) {
        var work = CompletableFuture.supplyAsync(() -> guarded(command), threads);
        try {
            say(response, work.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            say(response, new SlackMessage(ChatReplies.later()));
            work.thenAccept(message -> late.say(command.responseUrl(), message));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            end(response, 503, "shutting down");
        } catch (ExecutionException e) {
            LOG.errorf(e.getCause(), "a command from Slack failed");
            end(response, 503, "cannot be handled now");
        }
    }

    private SlackMessage guarded(SlackRequest command) {
        try {
            return slack.get().answer(command);
        } catch (Unavailable e) {
            LOG.warnf("a command from Slack cannot be carried out now: %s", e.getMessage());
            return new SlackMessage(ChatReplies.unavailable());
        } catch (Gone e) {
            return new SlackMessage(SlackMessage.escaped(ChatReplies.gitHubRefuses(String.valueOf(e.getMessage()))));
        } catch (RuntimeException e) {
            LOG.errorf(e, "a command from Slack failed");
            return new SlackMessage(ChatReplies.broken());
        }
    }

    private static String header(HttpServerRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value.strip();
    }

    private static void say(HttpServerResponse response, SlackMessage message) {
        if (!response.ended() && !response.closed()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                    .end(message.json());
        }
    }

    private static void end(HttpServerResponse response, int status, String text) {
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(text + "\n");
        }
    }
}
