package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One trace from webhook to report: the trace's context is kept on our objects as W3C Trace Context writes it, so that
/// it
/// outlives the process. Without an OpenTelemetry SDK nothing of this does anything.
final class Traces {

    /// Where a Delivery and a Run keep the context.
    static final String ANNOTATION = Delivery.GROUP + "/traceparent";

    private static final String FIELD = "traceparent";
    private static final String INSTRUMENTATION = "kube-ci";

    private Traces() {}

    /// The context of the work that goes on, as annotations for an object that it makes; empty if there is no trace.
    static Map<String, String> annotations() {
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return carrier.containsKey(FIELD) ? Map.of(ANNOTATION, carrier.get(FIELD)) : Map.of();
    }

    /// The context that an object keeps.
    static Optional<String> of(ObjectMeta metadata) {
        return Optional.ofNullable(metadata.getAnnotations()).map(all -> all.get(ANNOTATION));
    }

    /// Does work within a span that belongs to the trace of an object.
    static <T> T span(String name, String object, Optional<String> traceparent, Supplier<T> work) {
        if (traceparent.isEmpty()) {
            return work.get();
        }
        var parent = W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), Map.of(FIELD, traceparent.get()), new Fields());
        var span = GlobalOpenTelemetry.getTracer(INSTRUMENTATION)
                .spanBuilder(name)
                .setParent(parent)
                .setAttribute("kube_ci.object", object)
                .startSpan();
        try (var _ = span.makeCurrent()) {
            return work.get();
        } finally {
            span.end();
        }
    }

    private static final class Fields implements TextMapGetter<Map<String, String>> {

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return Objects.requireNonNull(carrier).get(key);
        }
    }
}
