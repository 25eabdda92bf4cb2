package io.kubeci.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void putsTheMembersOfAParallelBranchBesideEachOtherAndWhatFollowsAfterThem() {
        var report = StatusReader.read(workflow("""
                {"wf": {"type": "Steps", "name": "wf", "children": ["g0"]},
                 "g0": {"type": "StepGroup", "name": "wf[0]", "boundaryID": "wf", "children": ["a", "b"],
                        "startedAt": "2026-01-01T00:00:00Z"},
                 "a": {"type": "Pod", "name": "wf[0].a", "displayName": "a", "boundaryID": "wf", "children": ["g1"],
                       "startedAt": "2026-01-01T00:00:00Z"},
                 "b": {"type": "Pod", "name": "wf[0].b", "displayName": "b", "boundaryID": "wf", "children": ["g1"],
                       "startedAt": "2026-01-01T00:00:00Z"},
                 "g1": {"type": "StepGroup", "name": "wf[1]", "boundaryID": "wf", "children": ["c"]},
                 "c": {"type": "Pod", "name": "wf[1].c", "displayName": "c", "boundaryID": "wf",
                       "startedAt": "2026-01-01T00:00:00Z"}}"""));

        assertThat(report.steps()).extracting(StepReport::id).containsExactly("wf", "a", "b", "c");
        assertThat(report.steps()).extracting(StepReport::depth).containsExactly(0, 1, 1, 1);
    }

    @Test
    void losesNoNodeToCyclesOrMissingParents() {
        var report = StatusReader.read(workflow("""
                {"x": {"type": "Pod", "name": "x", "boundaryID": "y", "children": ["y", "nowhere"]},
                 "y": {"type": "DAG", "name": "y", "boundaryID": "x", "children": ["x"]},
                 "z": {"type": "Pod", "name": "z", "boundaryID": "gone"},
                 "self": {"type": "Pod", "name": "self", "boundaryID": "self", "children": ["self"]}}"""));

        assertThat(report.steps()).extracting(StepReport::id).containsExactlyInAnyOrder("x", "y", "z", "self");
    }

    @Test
    void doesNotTakeANodeForOverWhoseResultsAreUnderWay() {
        var report = StatusReader.read(workflow("""
                {"wf": {"type": "Pod", "name": "wf", "phase": "Error", "message": "pod deleted",
                        "taskResultSynced": false}}"""));

        assertThat(report.steps().getFirst().completed()).isFalse();
    }

    @Test
    void countsTheStepsThatTheSpecLeadsTo() throws JsonProcessingException {
        var report = StatusReader.read(JSON.readTree("""
                {"metadata": {"name": "wf"}, "spec": {"entrypoint": "main", "templates": [
                  {"name": "main", "steps": [[{"name": "a", "template": "unit"}], [{"name": "b", "template": "dag"}]]},
                  {"name": "dag", "dag": {"tasks": [{"name": "c", "template": "unit", "withItems": [1, 2, 3]},
                                                    {"name": "again", "template": "main"},
                                                    {"name": "inline", "inline": {"container": {}}}]}},
                  {"name": "unit", "container": {}}]}}"""));

        assertThat(report.planned()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"text\"",
                "{\"status\": []}",
                "{\"status\": {\"nodes\": [1, 2]}}",
                "{\"status\": {\"nodes\": {\"a\": null, \"b\": 7, \"c\": [], \"d\": {\"children\": {\"x\": 1}}}}}",
                "{\"status\": {\"phase\": 3, \"message\": {}, \"startedAt\": \"yesterday\", \"conditions\": 4}}",
                "{\"status\": {\"nodes\": {\"a\": {\"type\": [], \"name\": {}, \"inputs\": {\"parameters\": 1}}}}}",
                "{\"spec\": {\"templates\": {\"a\": 1}, \"entrypoint\": []}, \"metadata\": 1}",
                "{\"status\": {\"compressedNodes\": \"!!!\"}}",
                "{\"status\": {\"compressedNodes\": \"KLUv/Q==\"}}",
                "{\"status\": {\"compressedNodes\": \"H4sIAAAA\"}}",
                "{\"status\": {\"compressedNodes\": \"////////\"}}",
            })
    void readsWhateverIsThere(String json) {
        assertThatCode(() -> StatusReader.read(JSON.readTree(json))).doesNotThrowAnyException();
    }

    @Test
    void readsAHundredThousandNodesInAChainInSeconds() {
        var nodes = JSON.createObjectNode();
        for (int i = 0; i < 100_000; i++) {
            var node = nodes.putObject("n" + i).put("type", "DAG").put("name", "n" + i);
            node.put("boundaryID", "n" + (i - 1)).putArray("children").add("n" + (i + 1));
        }

        var started = System.nanoTime();
        var report = StatusReader.read(workflow(nodes));

        assertThat(report.steps()).hasSize(100_000);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void saysThatItDoesNotKnowTheStepsOfAnOffloadedWorkflow() {
        var status = JSON.createObjectNode().put("phase", "Running").put("offloadNodeStatusVersion", "fnv:123");

        assertThat(StatusReader.read(JSON.createObjectNode().set("status", status))
                        .stepsKnown())
                .isFalse();
    }

    @Test
    void doesNotUnpackABomb() {
        var status = JSON.createObjectNode().put("compressedNodes", gzip(new byte[CompressedNodes.MAX_BYTES + 1]));

        assertThat(StatusReader.read(JSON.createObjectNode().set("status", status))
                        .stepsKnown())
                .isFalse();
    }

    @Test
    void takesAZeroDeadlineForAStop() throws JsonProcessingException {
        var report = StatusReader.read(JSON.readTree("{\"spec\": {\"activeDeadlineSeconds\": 0}}"));

        assertThat(report.stopRequested()).isTrue();
    }

    private static JsonNode workflow(String nodes) {
        try {
            return workflow((ObjectNode) JSON.readTree(nodes));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static JsonNode workflow(ObjectNode nodes) {
        var workflow = JSON.createObjectNode();
        workflow.putObject("metadata").put("name", "wf");
        workflow.putObject("status").set("nodes", nodes);
        return workflow;
    }

    private static String gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
