package io.kubeci.event;

import static io.kubeci.event.Examples.example;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.GitRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentPayloadTest {

    private static final String SHA = "f95f852bd8fca8fcc58a9a2d6c842781e32a215e";

    @Test
    void understandsAButtonOfOurs() {
        var button = example("check_run.requested_action");
        ((ObjectNode) button.path("requested_action")).put("identifier", "run");
        ((ObjectNode) button.path("check_run")).put("external_id", "deploy");
        var app = button.at("/check_run/app/id").asLong();

        var translation = PayloadTranslator.translate("check_run", button, app);

        assertThat(translation)
                .isInstanceOfSatisfying(
                        Translation.Understood.class,
                        understood -> assertThat(understood.event())
                                .isInstanceOfSatisfying(CiEvent.ButtonPressed.class, event -> {
                                    assertThat(event.identifier()).isEqualTo("run");
                                    assertThat(event.externalId()).isEqualTo("deploy");
                                    assertThat(event.sender()).isNotEmpty();
                                }));
        assertThat(PayloadTranslator.translate("check_run", button, app + 1))
                .isEqualTo(new Translation.Ignored("a check run of another App"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'kube_ci': {'run': true}}",
                "{'kube_ci': {'run': true, 'ref_type': 'branch', 'more': [1]}, 'other': {}}",
                "'{\\'kube_ci\\': {\\'run\\': true}}'"
            })
    void understandsADeploymentThatAsksForARun(String payload) {
        var translation = translate("main", payload);

        assertThat(translation)
                .isInstanceOfSatisfying(
                        Translation.Understood.class,
                        understood -> assertThat(understood.event())
                                .isInstanceOfSatisfying(CiEvent.DeploymentRequested.class, event -> {
                                    assertThat(event.ref()).isEqualTo(new GitRef.Branch("main"));
                                    assertThat(event.sha().hex()).isEqualTo(SHA);
                                    assertThat(event.task()).isEqualTo("deploy");
                                    assertThat(event.environment()).isEqualTo("github-pages");
                                }));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{}",
                "null",
                "''",
                "'no JSON {'",
                "[]",
                "7",
                "{'kube_ci': null}",
                "{'kube_ci': {}}",
                "{'kube_ci': {'run': false, 'ref_type': 'branch', 'ref_name': 'main'}}"
            })
    void leavesOtherDeploymentsAlone(String payload) {
        assertThat(translate("main", payload)).isEqualTo(new Translation.Ignored("a deployment that asks for no run"));
    }

    @ParameterizedTest(name = "{0} ({1}, {2}) -> {3} {4}")
    @CsvSource({
        "main,            '',     '',    branch, main",
        "v1.0,            tag,    '',    tag,    v1.0",
        "v1.0,            branch, '',    branch, v1.0",
        "refs/heads/a/b,  '',     '',    branch, a/b",
        "heads/main,      tag,    '',    branch, main",
        "refs/tags/v1.0,  '',     '',    tag,    v1.0",
        "tags/v1.0,       '',     '',    tag,    v1.0",
        "SHA,             '',     '',    branch, SHA",
        "SHA,             tag,    v1.0,  tag,    v1.0",
        "SHA,             '',     topic, branch, topic"
    })
    void findsTheBranchOrTag(String ref, String type, String name, String expectedType, String expectedName) {
        var wish = "{'kube_ci': {'run': true, 'ref_type': '%s', 'ref_name': '%s'}}".formatted(type, name);

        var translation = translate(ref.replace("SHA", SHA), wish);

        assertThat(translation)
                .isInstanceOfSatisfying(
                        Translation.Understood.class,
                        understood -> assertThat(((CiEvent.DeploymentRequested) understood.event()).ref())
                                .isEqualTo(GitRef.of(expectedType, expectedName.replace("SHA", SHA))));
    }

    @Test
    void ignoresWhatBecomesOfDeployments() {
        var names = List.of("deployment_status", "deployment_protection_rule");

        assertThat(names)
                .allSatisfy(name -> assertThat(PayloadTranslator.translate(name, example("deployment.created"), 1))
                        .isInstanceOf(Translation.Ignored.class));
    }

    private static Translation translate(String ref, String payload) {
        var event = example("deployment.created");
        if (!event.path("installation").isObject()) {
            event.putObject("installation").put("id", 1);
        }
        ((ObjectNode) event.path("deployment")).put("ref", ref).set("payload", json(payload));
        return PayloadTranslator.translate("deployment", event, 1);
    }

    /// With single quotes for double ones.
    private static JsonNode json(String text) {
        var inner = text.startsWith("'") && text.length() > 1 ? text.substring(1, text.length() - 1) : text;
        var json = inner.replace("\\'", "'").replace('\'', '"');
        return text.startsWith("'") ? Examples.MAPPER.getNodeFactory().textNode(json) : Examples.parse(json);
    }
}
