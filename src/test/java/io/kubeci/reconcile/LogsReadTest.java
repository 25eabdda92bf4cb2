package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.flow.Step;
import io.kubeci.run.Findings;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogsReadTest {

    private static final Step.Next WAIT = new Step.Next.Wait(Duration.ofSeconds(30));
    private static final Step.Next AGAIN = new Step.Next.Again();
    private static final Step.Next REST = new Step.Next.Rest();

    private final LogsRead logsRead = new LogsRead();
    private final RunState stored = run(RunStatus.fresh().in(RunPhase.RUNNING, "Argo works on it"));
    private final RunStatus read = stored.status().withFindings(Findings.NONE.withRead("4711"));

    private static RunState run(RunStatus status) {
        var spec = new RunSpec(
                null,
                "branch",
                "main",
                "",
                "",
                false,
                "",
                "",
                "",
                Map.of(),
                "",
                0,
                List.of(),
                null,
                Instant.EPOCH,
                null);
        return new RunState("shop", "uid", "7", 1, spec, status);
    }

    @Test
    void storesNoLogInWhichNothingWasFound() {
        assertThat(logsRead.isWorthStoring(stored, read, WAIT)).isFalse();
        assertThat(logsRead.isWorthStoring(stored, read, AGAIN)).isFalse();
    }

    @Test
    void storesWhatWasFoundAndWhatChanged() {
        var failure = new Findings.Failure("shop-4711", "main", "boom", "", "");
        var found = read.withFindings(new Findings("4711", List.of(failure), List.of(), List.of()));

        assertThat(logsRead.isWorthStoring(stored, found, WAIT)).isTrue();
        assertThat(logsRead.isWorthStoring(stored, read.in(RunPhase.SUCCEEDED, "done"), AGAIN))
                .isTrue();
    }

    @Test
    void storesEverythingBeforeItRests() {
        assertThat(logsRead.isWorthStoring(stored, read, REST)).isTrue();
        assertThat(logsRead.isWorthStoring(stored, stored.status(), REST)).isFalse();
    }

    @Test
    void remembersWhatItReadUntilItIsStored() {
        logsRead.note(stored, read);
        assertThat(logsRead.recall(stored).status()).isEqualTo(read);

        var saved = stored.with(read);
        logsRead.note(saved, read);
        assertThat(logsRead.recall(stored)).isEqualTo(stored);
    }
}
