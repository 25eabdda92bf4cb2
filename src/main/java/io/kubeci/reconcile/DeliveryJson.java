package io.kubeci.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.kubeci.event.CiEvent;
import io.kubeci.event.EventJson;
import io.kubeci.event.PayloadPack;
import io.kubeci.intake.NewDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A new Delivery as the API server takes it, written straight from the webhook: the way over [Delivery] and a tree of
/// the event takes several times as long, and this is done for each webhook while GitHub waits.
final class DeliveryJson {

    private static final String VERSION = HasMetadata.getApiVersion(Delivery.class);
    private static final String KIND = HasMetadata.getKind(Delivery.class);

    private DeliveryJson() {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Whole(String apiVersion, String kind, Metadata metadata, Spec spec) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Metadata(String name, String namespace, Map<String, String> annotations) {}

    /// As [DeliverySpec].
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Spec(
            String name,
            String action,
            long installationId,
            String repository,
            Instant receivedAt,
            CiEvent event,
            String payload,
            List<String> payloadDropped) {}

    /// The resource.
    ///
    /// @param annotations what it is to be annotated with
    static String of(NewDelivery delivery, String namespace, Map<String, String> annotations) {
        var payload = PayloadPack.of(delivery.payload());
        return EventJson.text(new Whole(
                VERSION,
                KIND,
                new Metadata(delivery.id(), namespace, annotations),
                new Spec(
                        delivery.eventName(),
                        delivery.action(),
                        delivery.installationId(),
                        delivery.event().place(),
                        delivery.receivedAt(),
                        delivery.event(),
                        payload.data(),
                        payload.dropped())));
    }
}
