package io.kubeci.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowTypesTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "parallelism: 5000000000",
                "activeDeadlineSeconds: 0",
                "securityContext: {runAsUser: 1000620000000}",
                "ttlStrategy: {secondsAfterCompletion: -2147483648}",
                "podDisruptionBudget: {minAvailable: 50%}",
                "podDisruptionBudget: {minAvailable: 1}",
                "podResources: {limits: {cpu: 1, memory: 1.5Gi, hugepages-2Mi: '1e3'}}",
                "arguments: {parameters: [{name: a, value: true}, {name: b, value: 1.5}, {name: c, value: x}]}",
                "nodeSelector: {}",
                "volumes: [{name: v, emptyDir: {}}]",
                "podMetadata: {annotations: {a: \"true\"}}"
            })
    void takesWhatArgosTypesCanHold(String spec) {
        assertThat(faults(spec)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            parallelism: 9223372036854775808                | spec.parallelism must be an integer of 64 bits, but is the number 9223372036854775808
            parallelism: "1"                                | spec.parallelism must be an integer of 64 bits, but is the string "1"
            priority: 2147483648                            | spec.priority must be an integer of 32 bits, but is the number 2147483648
            suspend: 1                                      | spec.suspend must be true or false, but is the number 1
            nodeSelector: [a]                               | spec.nodeSelector must be an object, but is a list
            nodeSelector: {a: {b: c}}                       | spec.nodeSelector.a must be a string, but is an object with one key
            nodeSelector: {a: null}                         | spec.nodeSelector.a must be a string, but is empty
            podDisruptionBudget: {minAvailable: 1.5}        | spec.podDisruptionBudget.minAvailable must be an integer or a string, but is the number 1.5
            podResources: {limits: {cpu: 1 }, requests: {cpu: 1cpu}} | spec.podResources.requests.cpu must be a quantity such as "500m" or "2Gi", but is the string "1cpu"
            arguments: {parameters: [{name: a, value: [x]}]} | spec.arguments.parameters[0].value must be a string, a number or a boolean, but is a list
            volumes: [{name: v, emptyDir: {sizeLimit: ''}}] | spec.volumes[0].emptyDir.sizeLimit must be a quantity such as "500m" or "2Gi", but is the string ""
            volumeClaimTemplates: [{metadata: {name: v, creationTimestamp: today}}] | spec.volumeClaimTemplates[0].metadata.creationTimestamp must be a time such as "2026-01-31T08:00:00Z", but is the string "today"
            templateDefaults: {http: {url: x, bodyFrom: {bytes: abc}}} | spec.templateDefaults.http.bodyFrom.bytes must be text in base64, but is the string "abc"
            templateDefaults: {plugin: {a: 1, b: 2}}        | spec.templateDefaults.plugin must be an object with exactly one key, but is an object
            templateDefaults: {plugin: hello}               | spec.templateDefaults.plugin must be an object with exactly one key, but is the string "hello"
            Suspend: true                                   | unknown field "spec.Suspend"; did you mean "suspend"?
            """)
    void refusesWhatTheyCannotHold(String spec, String message) {
        assertThat(faults(spec)).extracting(Fault::message).containsExactly(message);
    }

    @Test
    void refusesAWholeNumberWrittenAsAFractionUntilItIsCanonical() {
        var tree = Some.workflow("").tree();
        ((ObjectNode) tree.path("spec")).set("parallelism", DoubleNode.valueOf(2.0));

        assertThat(WorkflowTypes.check(tree)).hasSize(1);
        assertThat(WorkflowTypes.check(Canonical.of(tree))).isEmpty();
    }

    @Test
    void refusesHalfAnEmojiBecauseItCannotBeWrittenAsUtf8() {
        var tree = Some.workflow("").tree();
        ((ObjectNode) tree.path("spec")).set("onExit", TextNode.valueOf("\ud83d"));

        assertThat(WorkflowTypes.check(tree))
                .containsExactly(Fault.at("/spec/onExit", "spec.onExit is not Unicode text"));
    }

    @Test
    void findsTheFaultHoweverDeepTemplatesStandInline() {
        var inner = Some.yaml("metadata: {annotations: {x: true}}");
        for (int i = 0; i < 10; i++) {
            var outer = Some.yaml("steps: [[{name: a}]]");
            ((ObjectNode) outer.path("steps").path(0).path(0)).set("inline", inner);
            inner = outer;
        }
        var tree = Some.workflow("").tree();
        ((ObjectNode) tree.path("spec")).set("templateDefaults", inner);

        assertThat(WorkflowTypes.check(tree))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message())
                        .endsWith(
                                "annotations.x must be a string, but is the boolean true; put it in quotes: \"true\""));
    }

    @Test
    void endsWithAMessageHoweverDeepTheObjectIs() {
        var inner = Some.yaml("container: {image: x}");
        for (int i = 0; i < 100; i++) {
            var outer = Some.yaml("steps: [[{name: a}]]");
            ((ObjectNode) outer.path("steps").path(0).path(0)).set("inline", inner);
            inner = outer;
        }
        var tree = Some.workflow("").tree();
        ((ObjectNode) tree.path("spec")).set("templateDefaults", inner);

        assertThat(WorkflowTypes.check(tree))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("nested more than 150 levels deep"));
    }

    private static List<Fault> faults(String spec) {
        return WorkflowTypes.check(Some.workflow(spec).tree());
    }
}
