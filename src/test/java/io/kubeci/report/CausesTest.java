package io.kubeci.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausesTest {

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(
            delimiter = '~',
            nullValues = "-",
            emptyValue = "",
            value = {
                "main: Error (exit code 3) ~ '' ~ '' ~ exit code 3 ~ PROGRAM",
                "main: Error (exit code 127) ~ '' ~ '' ~ exit code 127 (command not found) ~ PROGRAM",
                "main: Error (exit code 1): Evicted, says the program ~ '' ~ '' ~ exit code 1: Evicted, says the program ~ PROGRAM",
                "main: Error (exit code 3) ~ ImagePullBackOff: sidecar ~ '' ~ exit code 3 ~ PROGRAM",
                "main: OOMKilled (exit code 137) ~ '' ~ 512Mi ~ out of memory: limit 512Mi ~ LIMITS",
                "main: OOMKilled (exit code 137) ~ '' ~ `x`<b> ~ out of memory ~ LIMITS",
                "main: Error (exit code 137) ~ OOMKilled: container main ~ 1Gi ~ out of memory: limit 1Gi ~ LIMITS",
                "main: Error (exit code 143) ~ DeletionByTaintManager: gone ~ '' ~ node lost: gone ~ CLUSTER",
                "pod deleted ~ '' ~ '' ~ node lost, or its pod was deleted ~ CLUSTER",
                "ImagePullBackOff: Back-off ~ '' ~ '' ~ image cannot be pulled: Back-off ~ IMAGE",
                "Pod was active on the node longer than the specified deadline ~ ErrImagePull: no such ~ '' ~ image cannot be pulled: no such ~ IMAGE",
                "Pod was active on the node longer than the specified deadline ~ '' ~ '' ~ took longer than its deadline ~ LIMITS",
                "Unschedulable: 0/3 nodes are available ~ '' ~ '' ~ no machine has room for it: 0/3 nodes are available ~ CLUSTER",
                "init: Error (exit code 64): no such key ~ '' ~ '' ~ its inputs could not be fetched: no such key ~ WORKFLOW",
                "wait: Error (exit code 64): access denied ~ '' ~ '' ~ its outputs could not be stored: access denied ~ SETUP",
                "invalid spec: spec.entrypoint is required ~ '' ~ '' ~ invalid spec: spec.entrypoint is required ~ WORKFLOW",
                "Waiting for ci/Mutex/a lock. Lock status: 0/1 ~ '' ~ '' ~ waiting for the lock: ci/Mutex/a ~ UNKNOWN",
                "something new ~ '' ~ '' ~ something new ~ UNKNOWN",
            })
    void saysWhyAndWhoseFaultItLooksLike(String message, String pod, String limit, String words, Cause.Blame blame) {
        var step = SomeStep.failed("test", message);

        var cause = Causes.of(step, pod, limit);

        assertThat(cause.plain()).isEqualTo(words);
        assertThat(cause.blame()).isEqualTo(blame);
    }
}
