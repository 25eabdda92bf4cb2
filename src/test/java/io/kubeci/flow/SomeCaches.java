package io.kubeci.flow;

import io.kubeci.cache.CacheSettings;
import io.kubeci.cache.CacheSettings.Placement;
import io.kubeci.cache.Size;
import java.time.Duration;
import java.util.Optional;

/// Cache settings and workflows for tests.
final class SomeCaches {

    private SomeCaches() {}

    /// As the configuration file has them if it says nothing.
    static CacheSettings defaults() {
        return with(Optional.of(Duration.ofDays(30)), Optional.empty());
    }

    /// With a limit of the size of all caches of a repository.
    static CacheSettings limitedTo(String size) {
        return with(Optional.of(Duration.ofDays(30)), Size.parse(size));
    }

    /// Unused caches stay for ever.
    static CacheSettings forEver() {
        return with(Optional.empty(), Optional.empty());
    }

    private static CacheSettings with(Optional<Duration> idle, Optional<Size> limit) {
        return new CacheSettings(
                "kube-ci", Optional.empty(), Optional.empty(), Optional.empty(), idle, limit, Placement.REQUIRED);
    }

    /// A workflow with these annotations (a line each, without prefix), whose only step mounts its cache.
    static String workflow(String annotations) {
        return """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata:
                  annotations:
                %sspec:
                  entrypoint: main
                  volumes:
                    - name: cache
                      persistentVolumeClaim: {claimName: "{{workflow.parameters.cacheVolumeClaimName}}"}
                  templates:
                    - name: main
                      container:
                        image: alpine
                        command: [make]
                        volumeMounts: [{name: cache, mountPath: /cache}]
                """.formatted(annotations
                .lines()
                .map(line -> "    kube-ci.qutics.com/" + line.strip() + "\n")
                .collect(java.util.stream.Collectors.joining()));
    }

    /// A workflow with a cache of 10Gi.
    static String workflow(String scope, String size) {
        return workflow("cacheScope: %s\ncacheSize: %s".formatted(scope, size));
    }
}
