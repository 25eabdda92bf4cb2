package io.kubeci.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.report.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PodNameTest {

    static List<Recording> recordings() {
        return Recording.all().stream()
                .filter(recording -> !recording.events().isEmpty())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void namesEveryPodAsArgoDid(Recording recording) {
        var computed = recording.events().stream()
                .flatMap(event -> StatusReader.read(event.path("object")).steps().stream())
                .map(StepReport::podName)
                .distinct()
                .toList();

        assertThat(computed)
                .containsAll(Recording.podTrees(recording.directory()).stream()
                        .filter(pod -> recording.events().stream()
                                .anyMatch(event -> isOf(
                                        pod.at("/metadata/labels")
                                                .path("workflows.argoproj.io/workflow")
                                                .asText(),
                                        event)))
                        .map(pod -> pod.at("/metadata/name").asText())
                        .toList());
    }

    private static boolean isOf(String workflow, com.fasterxml.jackson.databind.JsonNode event) {
        return event.at("/object/metadata/name").asText().equals(workflow);
    }

    @Test
    void isTheNodeIdInTheFirstFormat() {
        assertThat(PodName.of(PodName.Format.V1, "evicted", "evicted[0].build", "build"))
                .isEqualTo("evicted-2015328189");
    }

    @Test
    void hasNoTemplateForAnInlineOne() {
        assertThat(PodName.of(PodName.Format.V2, "evicted", "evicted[0].build", ""))
                .isEqualTo("evicted-2015328189");
    }
}
