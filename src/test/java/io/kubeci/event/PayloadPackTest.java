package io.kubeci.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayloadPackTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void keepsAPayloadAsItIs() throws JsonProcessingException {
        var payload = payload(3, 100);

        var pack = PayloadPack.of(payload);

        assertThat(pack.dropped()).isEmpty();
        assertThat(unpacked(pack)).isEqualTo(payload);
    }

    @Test
    void emptiesTheLargestListsOfAPayloadThatIsTooLargeAndSaysSo() throws JsonProcessingException {
        var payload = payload(10_000, 60);

        var pack = PayloadPack.of(payload);

        assertThat(pack.data()).hasSizeLessThanOrEqualTo(PayloadPack.MAX_PACKED);
        assertThat(pack.dropped()).containsExactly("commits");
        var kept = unpacked(pack);
        assertThat(kept.path("commits")).isEmpty();
        assertThat(kept.path("repository").path("topics")).hasSize(2);
        assertThat(kept.path(PayloadPack.DROPPED))
                .singleElement()
                .satisfies(name -> assertThat(name.asText()).isEqualTo("commits"));
        assertThat(payload.path("commits")).as("the original").isNotEmpty();
    }

    @Test
    void emptiesListsOfWhatIsSmallPackedAndHugeUnpacked() {
        var payload = JsonNodeFactory.instance.objectNode();
        payload.putArray("bomb").add("a".repeat(PayloadPack.MAX_BYTES));

        assertThat(PayloadPack.of(payload).dropped()).containsExactly("bomb");
    }

    @Test
    void keepsNothingOfWhatIsTooLargeWithoutLists() {
        var payload = JsonNodeFactory.instance.objectNode().put("text", noise(1_000_000));

        assertThat(PayloadPack.of(payload).data()).isEmpty();
        assertThat(PayloadPack.of(payload).dropped()).containsExactly("everything");
    }

    private static ObjectNode payload(int commits, int length) {
        var payload = JsonNodeFactory.instance.objectNode().put("ref", "refs/heads/main");
        payload.putObject("repository").putArray("topics").add("a").add("b");
        var list = payload.putArray("commits");
        for (int i = 0; i < commits; i++) {
            list.addObject().put("message", noise(length + i % 2));
        }
        return payload;
    }

    private static final Random LUCK = new Random(7);

    private static String noise(int length) {
        return LUCK.ints(length, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static JsonNode unpacked(PayloadPack pack) throws JsonProcessingException {
        return JSON.readTree(PayloadPack.unpacked(pack.data()));
    }
}
