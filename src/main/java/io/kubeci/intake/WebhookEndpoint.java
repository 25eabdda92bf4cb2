package io.kubeci.intake;

import io.kubeci.config.StartOptions;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// `POST /webhooks/github`. Reads the body as it comes, within limits of size, time and memory, and answers with a few
/// words whatever happens.
///
/// A route and not a REST resource, because a resource has its body read before it can say no.
@Singleton
final class WebhookEndpoint {

    static final String PATH = "/webhooks/github";

    /// GitHub gives up after that time. Source: GitHub's documentation, "Best practices for using webhooks".
    private static final Duration BODY_TIME = Duration.ofSeconds(10);

    /// Between two warnings that strangers can cause.
    private static final Duration WARNING_PAUSE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(WebhookEndpoint.class);

    private final Intake intake;
    private final IntakeMetrics metrics;
    private final Vertx vertx;
    private final ExecutorService threads;
    private final BodyBudget budget = BodyBudget.of(Runtime.getRuntime());
    private final SeldomWarning unsigned = new SeldomWarning(WARNING_PAUSE);
    private final SeldomWarning crowded = new SeldomWarning(WARNING_PAUSE);

    WebhookEndpoint(
            StartOptions options,
            Instance<Inbox> inbox,
            IntakeMetrics metrics,
            Vertx vertx,
            @VirtualThreads ExecutorService threads) {
        this.intake = new Intake(
                options.gitHub().id(),
                new WebhookSignature(options.gitHub().webhookSecrets()),
                options.allowed(),
                delivery -> inbox.get().store(delivery),
                Clock.tickMillis(ZoneOffset.UTC));
        this.metrics = metrics;
        this.vertx = vertx;
        this.threads = threads;
    }

    void route(@Observes Router router) {
        router.route(PATH).handler(this::take);
    }

    private void take(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.POST)) {
            context.response().putHeader(HttpHeaders.ALLOW, "POST");
            PlainText.end(context.response(), 405, "only POST");
            return;
        }
        new Exchange(context.request(), System.nanoTime()).read();
    }

    /// One request on its way.
    private final class Exchange {

        private final HttpServerRequest request;
        private final WebhookHeaders headers;
        private final long startedNanos;
        private final BodyCollector body = new BodyCollector(budget);

        private Exchange(HttpServerRequest request, long startedNanos) {
            this.request = request;
            this.headers = WebhookHeaders.of(request::getHeader);
            this.startedNanos = startedNanos;
        }

        private void read() {
            long timer = vertx.setTimer(BODY_TIME.toMillis(), _ -> giveUp());
            request.exceptionHandler(_ -> {
                vertx.cancelTimer(timer);
                body.release();
            });
            request.handler(body::add);
            request.endHandler(_ -> {
                if (vertx.cancelTimer(timer)) {
                    decide();
                }
            });
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                request.response().writeContinue();
            }
            request.resume();
        }

        private void giveUp() {
            body.release();
            answer(Answers.late());
            request.connection().close();
        }

        private void decide() {
            if (body.isTooLarge()) {
                answer(Answers.tooLarge());
            } else if (body.isCrowded()) {
                crowded.warn(LOG, "webhooks are refused: those that are being read take all the memory they may");
                answer(Answers.crowded());
            } else {
                try {
                    threads.execute(this::work);
                } catch (RejectedExecutionException _) {
                    body.release();
                    answer(Answers.ending());
                }
            }
        }

        private void work() {
            MDC.put("delivery", headers.delivery());
            try {
                answer(intake.receive(headers, body.bytes()));
            } catch (RuntimeException | OutOfMemoryError unexpected) {
                LOG.errorf(unexpected, "a %s webhook could not be handled", headers.event());
                answer(Answers.broken());
            } finally {
                body.release();
                List.of("delivery", "repository", "sha").forEach(MDC::remove);
            }
        }

        private void answer(Answer answer) {
            log(headers, answer);
            metrics.answered(headers.event(), answer.outcome(), Duration.ofNanos(System.nanoTime() - startedNanos));
            HttpServerResponse response = request.response();
            if (!response.ended() && !response.closed()) {
                PlainText.end(response, answer.status(), answer.text());
            }
        }
    }

    private void log(WebhookHeaders headers, Answer answer) {
        switch (answer.outcome()) {
            case DUPLICATE -> LOG.infof("%s webhook: %s", headers.event(), answer.text());
            // What is stored is told of when it has its outcome.
            case STORED, IGNORED, NOT_ALLOWED -> LOG.debugf("%s webhook: %s", headers.event(), answer.text());
            case UNAUTHORIZED -> {
                LOG.debug(answer.text());
                unsigned.warn(LOG, "webhooks come with a missing or wrong signature: is the webhook secret right?");
            }
            case MALFORMED -> LOG.warnf("%s webhook refused: %s", headers.event(), answer.text());
            // Anybody can cause these, or they were told already: the metrics count them.
            case TIMED_OUT, TOO_LARGE, UNAVAILABLE, OVERLOADED -> LOG.debugf("webhook refused: %s", answer.text());
        }
    }
}
