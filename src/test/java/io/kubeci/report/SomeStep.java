package io.kubeci.report;

import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Steps and reports, where a test is not about their particulars.
final class SomeStep {

    private static final Instant START = Instant.parse("2026-11-21T11:20:36Z");

    private SomeStep() {}

    static StepReport failed(String name, String message) {
        return step(name, StepReport.Phase.FAILED, message);
    }

    static StepReport step(String name, StepReport.Phase phase, String message) {
        return new StepReport(
                "id-" + name,
                name,
                0,
                "template",
                StepReport.Kind.POD,
                phase,
                message,
                Optional.of(START),
                phase.isOver() ? Optional.of(START.plusSeconds(5)) : Optional.empty(),
                "pod-" + name,
                "main",
                "",
                -1,
                phase.isOver(),
                Map.of(),
                Map.of(),
                Set.of());
    }

    static RunReport report(RunReport.Phase phase, String message, List<StepReport> steps) {
        return new RunReport(
                "demo",
                "a7b1",
                phase,
                message,
                Optional.of(START),
                phase.isOver() ? Optional.of(START.plusSeconds(65)) : Optional.empty(),
                steps,
                true,
                false,
                false,
                steps.size(),
                List.of());
    }
}
