package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A run that only waits.
class QuietRunsIT extends Scenario {

    private static final Duration QUIET = Duration.ofSeconds(40);
    private static final String WAITING = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            spec:
              entrypoint: main
              templates:
              - name: main
                steps:
                - - {name: hold, template: hold}
              - name: hold
                suspend: {}
            """;

    @Override
    Map<String, String> environment() {
        return Map.of("KUBE_CI_SWEEP_INTERVAL", "5m");
    }

    @Test
    void costsNoRequestWhileNothingHappens() {
        onFakeClusterOnly();
        var sha = repository.push("main", Map.of(".kube-ci/ci.yaml", WAITING));
        scene.awaitCheck(repository, sha, run -> run.status().equals("in_progress"));
        scene.settle();
        var cluster = scene.cluster().fake().orElseThrow();
        int before = cluster.requests().size();
        github.forgetRequests();

        await().pollDelay(QUIET).atMost(QUIET.plusMinutes(1)).until(() -> true);

        assertThat(cluster.requests().stream().skip(before))
                .noneMatch(request -> request.contains(" runs ") || request.contains(" workflows "));
        assertThat(github.requests()).isEmpty();
    }
}
