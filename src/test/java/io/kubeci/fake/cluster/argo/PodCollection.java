package io.kubeci.fake.cluster.argo;

import io.kubeci.fake.cluster.Kind;
import io.kubeci.fake.cluster.pods.PodResult;
import java.time.Duration;

/// Deletes pods as `podGC` says.
final class PodCollection {

    /// `podGCDeleteDelayDuration`, Argo's default.
    private static final Duration DELAY = Duration.ofSeconds(5);

    private final Play play;

    PodCollection(Play play) {
        this.play = play;
    }

    void afterPod(String podName, PodResult result) {
        var strategy = strategy();
        if (strategy.equals("OnPodCompletion")
                || (strategy.equals("OnPodSuccess") && result.phase().equals("Succeeded"))) {
            later(() -> play.objects.delete(Kind.POD, play.namespace, podName));
        }
    }

    void afterWorkflow(String phase) {
        var strategy = strategy();
        if (strategy.equals("OnWorkflowCompletion")
                || (strategy.equals("OnWorkflowSuccess") && phase.equals("Succeeded"))) {
            later(() -> play.objects.list(Kind.POD, play.namespace).stream()
                    .filter(pod -> pod.path("metadata")
                            .path("labels")
                            .path("workflows.argoproj.io/workflow")
                            .asText()
                            .equals(play.name))
                    .forEach(pod -> play.objects.delete(
                            Kind.POD,
                            play.namespace,
                            pod.path("metadata").path("name").asText())));
        }
    }

    private String strategy() {
        return play.templates.spec().path("podGC").path("strategy").asText("");
    }

    private void later(Runnable deletion) {
        Thread.ofVirtual().start(() -> {
            play.pause(DELAY);
            deletion.run();
        });
    }
}
