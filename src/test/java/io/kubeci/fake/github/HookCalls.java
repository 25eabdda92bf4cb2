package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// GitHub's log of the App's webhooks.
final class HookCalls {

    private final World world;
    private final Lookup lookup;
    private final Deliveries deliveries;

    HookCalls(World world, Lookup lookup, Deliveries deliveries) {
        this.world = world;
        this.lookup = lookup;
        this.deliveries = deliveries;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/app/hook/deliveries", "app", this::list),
                Route.of("GET", "/app/hook/deliveries/{delivery_id}", "app", this::get),
                Route.of("POST", "/app/hook/deliveries/{delivery_id}/attempts", "app", this::redeliver));
    }

    /// The newest first, by a cursor; GitHub keeps three days.
    private Reply list(Call call) {
        var oldest = world.now().minus(3, ChronoUnit.DAYS);
        var cursor = call.query("cursor").map(text -> Long.parseLong(text.substring(1)));
        var status = call.query("status");
        var rest = deliveries.log().stream()
                // By number, as the cursor counts: two attempts may be written down in the other order.
                .sorted(Comparator.comparingLong(Deliveries.Attempt::id).reversed())
                .filter(attempt -> attempt.when().isAfter(oldest))
                .filter(attempt ->
                        cursor.filter(before -> attempt.id() > before).isEmpty())
                .filter(attempt -> status.filter(wanted -> wanted.equals("success") != attempt.succeeded())
                        .isEmpty())
                .toList();
        int size = Lookup.size(call);
        var reply = Reply.ok(
                Json.array(rest.stream().limit(size).map(HookCalls::item).toList()));
        if (rest.size() <= size) {
            return reply;
        }
        return reply.with(
                "Link", lookup.link(call, "cursor", "v" + rest.get(size).id(), "next"));
    }

    private static ObjectNode item(Deliveries.Attempt attempt) {
        var node = Json.object()
                .put("id", attempt.id())
                .put("guid", attempt.guid())
                .put("delivered_at", attempt.when().toString())
                .put("redelivery", attempt.redelivery())
                .put("duration", attempt.took().toMillis() / 1000.0)
                .put("status", attempt.status())
                .put("status_code", attempt.code())
                .put("event", attempt.event())
                .put("action", attempt.payload().path("action").asText(null));
        var installation = attempt.payload().path("installation").path("id");
        var repository = attempt.payload().path("repository").path("id");
        node.put("installation_id", installation.isMissingNode() ? null : (Long) installation.asLong());
        node.put("repository_id", repository.isMissingNode() ? null : (Long) repository.asLong());
        return node.putNull("throttled_at");
    }

    private Deliveries.Attempt attempt(Call call) {
        return deliveries.log().stream()
                .filter(attempt -> attempt.id() == call.id("delivery_id"))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Reply get(Call call) {
        var attempt = attempt(call);
        var node = item(attempt).put("url", "");
        var request = Json.object();
        request.set("headers", Json.object().put("X-GitHub-Delivery", attempt.guid()));
        request.set("payload", attempt.payload());
        node.set("request", request);
        var response = Json.object().put("payload", attempt.answer());
        response.set("headers", Json.object());
        node.set("response", response);
        return Reply.ok(node);
    }

    private Reply redeliver(Call call) {
        deliveries.redeliver(attempt(call));
        return Reply.of(202, Json.object());
    }
}
