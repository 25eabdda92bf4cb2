package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// No check run stays open for ever.
class WatchdogIT extends Scenario {

    @Override
    Map<String, String> environment() {
        return Map.of("KUBE_CI_RUN_TIMEOUT", "6s");
    }

    @Test
    void endsWhatIsTooOldWithTheReason() {
        var sha = repository.push("main", CiFiles.running("sleep 6000"));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.conclusion()).isEqualTo("timed_out");
        assertThat(run.title() + run.summary()).isNotBlank();
    }

    @Test
    void endsWhatNoControllerEverTookUp() {
        onFakeClusterOnly();
        var argo = scene.cluster().simulatedArgo().orElseThrow();
        argo.pause();
        try {
            var sha = repository.push("main", CiFiles.running("echo fine"));

            assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("timed_out");
        } finally {
            argo.resume();
        }
    }
}
