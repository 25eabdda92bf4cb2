package io.kubeci.intake;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// `GET /` and `GET /status`, as kube-ci 0.12 has them, and short texts where there is nothing or where something is
/// wrong with a request.
@Singleton
final class PlainEndpoints {

    private static final String GREETING = "{\"hello\":\"world\"}";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Readiness readiness;

    PlainEndpoints(Readiness readiness) {
        this.readiness = readiness;
    }

    void route(@Observes Router router) {
        router.route(HttpMethod.GET, "/").handler(PlainEndpoints::greet);
        router.route(HttpMethod.GET, "/status").handler(this::status);
        router.route(HttpMethod.HEAD, "/status").handler(this::status);
        router.errorHandler(404, context -> PlainText.end(context.response(), 404, "nothing here"));
        router.errorHandler(405, context -> PlainText.end(context.response(), 405, "not this method"));
        router.errorHandler(500, PlainEndpoints::failed);
    }

    private static void greet(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(GREETING);
    }

    private void status(RoutingContext context) {
        var obstacle = readiness.obstacle();
        PlainText.end(context.response(), obstacle.isEmpty() ? OK : UNAVAILABLE, obstacle.orElse("ok"));
    }

    private static void failed(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (!response.headWritten()) {
            PlainText.end(response, UNAVAILABLE, "cannot be handled now");
        }
    }
}
