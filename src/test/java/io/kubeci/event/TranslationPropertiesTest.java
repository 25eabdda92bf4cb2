package io.kubeci.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TranslationPropertiesTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 500)
    void anyJsonGetsAnAnswer(@ForAll("eventNames") String eventName, @ForAll("trees") JsonNode payload) {
        assertThat(PayloadTranslator.translate(eventName, payload, 1)).isNotNull();
    }

    @Property(tries = 500)
    void anExampleWithOneValueReplacedGetsAnAnswerThatSurvivesTheRoundTrip(
            @ForAll("examples") String name, @ForAll int place, @ForAll("trees") JsonNode value) {
        var payload = Examples.example(name);
        var places = places(payload);
        replace(payload, places.get(Math.floorMod(place, places.size())), value);

        var translation = PayloadTranslator.translate(name.replaceFirst("[.-].*", ""), payload, 29_310);

        if (translation instanceof Translation.Understood(long installation, var event)) {
            assertThat(installation).isPositive();
            assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
        }
    }

    @Provide
    Arbitrary<String> eventNames() {
        return Arbitraries.of(
                "push",
                "check_suite",
                "check_run",
                "pull_request",
                "create",
                "delete",
                "merge_group",
                "repository",
                "installation",
                "deployment",
                "ping",
                "other");
    }

    @Provide
    Arbitrary<String> examples() {
        return Arbitraries.of(
                "push",
                "check_suite.requested",
                "check_suite.rerequested",
                "check_run.rerequested",
                "check_run.requested_action",
                "deployment.created",
                "pull_request.opened",
                "pull_request.closed",
                "create",
                "delete",
                "merge_group.checks_requested",
                "repository.renamed",
                "repository.transferred",
                "installation.suspend");
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return Arbitraries.recursive(this::scalars, this::nested, 0, 4);
    }

    private Arbitrary<JsonNode> scalars() {
        return Arbitraries.of(
                JSON.nullNode(),
                JSON.booleanNode(true),
                JSON.numberNode(0),
                JSON.numberNode(-1),
                JSON.numberNode(1.5e300),
                JSON.numberNode(BigInteger.TWO.pow(80)),
                JSON.numberNode(Long.MAX_VALUE),
                JSON.textNode(""),
                JSON.textNode("requested"),
                JSON.textNode("rerequested"),
                JSON.textNode("opened"),
                JSON.textNode("refs/heads/"),
                JSON.textNode("refs/heads/x"),
                JSON.textNode("a".repeat(40)),
                JSON.textNode("\0💥/../"));
    }

    private Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
        var keys = Arbitraries.of(
                "action",
                "ref",
                "after",
                "before",
                "repository",
                "owner",
                "login",
                "name",
                "id",
                "installation",
                "app",
                "check_suite",
                "check_run",
                "pull_request",
                "pull_requests",
                "head",
                "base",
                "repo",
                "head_sha");
        Arbitrary<JsonNode> objects = Arbitraries.maps(keys, inner)
                .ofMaxSize(8)
                .map(fields -> JSON.objectNode().setAll(fields));
        Arbitrary<JsonNode> arrays =
                inner.list().ofMaxSize(3).map(items -> JSON.arrayNode().addAll(items));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, objects), net.jqwik.api.Tuple.of(1, arrays));
    }

    private static List<JsonPointer> places(JsonNode node) {
        var places = new ArrayList<JsonPointer>();
        node.properties().forEach(field -> {
            var here = JsonPointer.empty().appendProperty(field.getKey());
            places.add(here);
            places(field.getValue()).forEach(inner -> places.add(here.append(inner)));
        });
        return places;
    }

    private static void replace(ObjectNode root, JsonPointer place, JsonNode value) {
        ((ObjectNode) root.at(place.head())).set(place.last().getMatchingProperty(), value);
    }
}
