package io.kubeci.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.github.CheckRunLimits;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.status.Redaction;
import io.kubeci.status.RunReport;
import io.kubeci.status.StatusReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays what a real Argo did, event by event, and compares what people would have read.
class RecordingsTest {

    private static final Redaction REDACTION = Redaction.withoutValues();

    /// Cases of which the first and the last running state are looked at, too.
    private static final Set<String> RUNNING = Set.of(
            "success",
            "steps-parallel",
            "nested",
            "container-set",
            "daemon",
            "hooks",
            "retry-succeeded",
            "retry-exhausted",
            "pod-vanished",
            "retried",
            "image-pull-error",
            "shutdown-stop",
            "suspend-resumed",
            "suspend-workflow",
            "dag-failed-omitted",
            "template-mutex-pending",
            "unschedulable",
            "with-items");

    static List<Recording> recordings() {
        return Recording.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void tellsWhatArgoDid(Recording recording) {
        var pages = new HashMap<String, String>();
        if (recording.events().isEmpty()) {
            var refused = CheckReports.refused(SomeRun.view(), recording.refusal(), REDACTION, SomeRun.LATER);
            pages.put("refused.md", Printed.of(refused));
        } else {
            pages.put("last.md", Printed.of(last(recording)));
        }
        if (RUNNING.contains(recording.name())) {
            var running = running(recording);
            pages.put("running.md", Printed.of(running.getFirst()));
            pages.put("running-later.md", Printed.of(running.getLast()));
        }

        new ReportGolden(recording.name()).assertProduces(pages);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void readsEveryEventAndStaysWithinTheLimits(Recording recording) {
        for (var event : recording.events()) {
            var update = told(recording, event);

            assertThat(CheckRunLimits.fit(update)).containsExactly(update);
            assertThat(Digest.of(update)).isEqualTo(Digest.of(told(recording, event)));
        }
    }

    @Test
    void hasAPageForEveryRecordingAndNoOther() throws IOException {
        try (var pages = Files.list(ReportGolden.ROOT)) {
            assertThat(pages.map(page -> page.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(recordings().stream().map(Recording::name).collect(Collectors.toSet()));
        }
    }

    @Test
    void findsAllRecordings() {
        assertThat(recordings()).hasSize(69);
    }

    private static CheckRunUpdate last(Recording recording) {
        var event = recording.events().getLast();
        return told(recording, event).withAnnotations(recording.annotations());
    }

    private static List<CheckRunUpdate> running(Recording recording) {
        return recording.events().stream()
                .filter(event -> report(event).phase() == RunReport.Phase.RUNNING)
                .map(event -> told(recording, event))
                .toList();
    }

    private static CheckRunUpdate told(Recording recording, JsonNode event) {
        var workflow = event.path("object");
        var view = SomeRun.view(workflow);
        var report = report(event);
        if (report.phase().isOver()) {
            return CheckReports.completed(view, report, recording.findings(report), REDACTION, SomeRun.LATER);
        }
        return "DELETED".equals(event.path("type").asText())
                ? CheckReports.deleted(view, report, REDACTION, SomeRun.LATER)
                : CheckReports.progress(view, report, recording.findings(report), REDACTION);
    }

    private static RunReport report(JsonNode event) {
        return StatusReader.read(event.path("object"));
    }
}
