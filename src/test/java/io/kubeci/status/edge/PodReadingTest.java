package io.kubeci.status.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubeci.report.Recording;
import io.kubeci.status.PodLogs;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodReadingTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    @Test
    void knowsTheAuthorsContainersFromArgos() {
        assertThat(only("sidecar").containers()).containsExactly("main", "postgres");
        assertThat(only("container-set").containers()).containsExactly("prepare", "test", "main");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "evicted ~ Evicted: The node was low on resource: ephemeral-storage. Threshold quantity: 1Gi, available: 900Mi.",
                "oom-killed ~ OOMKilled: container main",
                "image-pull-error ~ ImagePullBackOff: Back-off pulling image \"alpine:3.20\"",
                "success ~ ''",
            })
    void saysWhatIsWrongWithAPod(String recording, String problem) {
        assertThat(only(recording).problem()).isEqualTo(problem);
    }

    @Test
    void knowsSinceWhenItRan() {
        assertThat(only("oom-killed").runningSince()).contains(Instant.parse("2026-11-21T11:20:37Z"));
        assertThat(only("image-pull-error").runningSince()).isEmpty();
    }

    @Test
    void findsTheSecretsThatContainersCanSee() {
        var pod = read("""
                metadata: {name: p}
                spec:
                  nodeName: worker-1
                  imagePullSecrets: [{name: registry}]
                  initContainers:
                  - {name: init, envFrom: [{secretRef: {name: from-init}}]}
                  - {name: prepare, env: [{name: A, valueFrom: {secretKeyRef: {name: from-env, key: k}}}]}
                  containers:
                  - {name: wait}
                  - {name: artifact-plugin-x}
                  - name: main
                    resources: {limits: {memory: 512Mi}}
                    envFrom: [{secretRef: {name: from-all}}, {configMapRef: {name: config}}]
                  volumes:
                  - {name: a, secret: {secretName: mounted}}
                  - {name: b, projected: {sources: [{secret: {name: projected}}, {configMap: {name: config}}]}}
                """);

        assertThat(pod.secrets())
                .containsExactlyInAnyOrder("from-init", "from-env", "from-all", "mounted", "projected");
        assertThat(pod.containers()).containsExactly("prepare", "main");
        assertThat(pod.limits()).containsOnlyKeys("main").containsValue("512Mi");
        assertThat(pod.nodeName()).isEqualTo("worker-1");
    }

    @Test
    void readsAPodThatHasNothingYet() {
        assertThat(read("metadata: {name: p}\nspec: {}\n").problem()).isEmpty();
        assertThat(read("metadata: {}\n").containers()).isEmpty();
        assertThat(read("{}").name()).isEmpty();
    }

    private static PodLogs.Pod only(String recording) {
        return Recording.of(recording).pods().values().iterator().next();
    }

    private static PodLogs.Pod read(String yaml) {
        return PodReading.read(YAML.unmarshal(yaml, Pod.class));
    }
}
