package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubeci.event.CiEvent;
import io.kubeci.event.EventJson;
import io.kubeci.event.PayloadPack;
import io.kubeci.intake.NewDelivery;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryJsonTest {

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization(new ObjectMapper(), false);
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final CiEvent EVENT = new CiEvent.InstallationChanged(7, "acme", "created", "alice");
    private static final ObjectNode PAYLOAD =
            JsonNodeFactory.instance.objectNode().put("action", "created");

    private static Delivery read(Map<String, String> annotations) {
        var delivery = new NewDelivery("abc-1", "installation", "created", 7, EVENT, AT, PAYLOAD);
        return KUBERNETES.unmarshal(DeliveryJson.of(delivery, "kube-ci", annotations), Delivery.class);
    }

    @Test
    void isADeliveryWithAllThatIsKnown() {
        var read = read(Map.of("trace", "1"));

        assertThat(read.getApiVersion()).isEqualTo("kube-ci.qutics.com/v1alpha1");
        assertThat(read.getKind()).isEqualTo("Delivery");
        assertThat(read.getMetadata().getName()).isEqualTo("abc-1");
        assertThat(read.getMetadata().getNamespace()).isEqualTo("kube-ci");
        assertThat(read.getMetadata().getAnnotations()).containsExactly(Map.entry("trace", "1"));
        assertThat(read.getSpec())
                .isEqualTo(new DeliverySpec(
                        "installation",
                        "created",
                        7,
                        EVENT.place(),
                        AT,
                        KUBERNETES.unmarshal(EventJson.text(EVENT), JsonNode.class),
                        PayloadPack.of(PAYLOAD).data(),
                        null));
    }

    @Test
    void hasTheEventAndThePayloadAsTheyWere() {
        var spec = read(Map.of()).getSpec();

        assertThat(EventJson.read(spec.event())).isEqualTo(EVENT);
        assertThat(PayloadPack.unpacked(spec.payload())).isEqualTo(PAYLOAD.toString());
    }
}
