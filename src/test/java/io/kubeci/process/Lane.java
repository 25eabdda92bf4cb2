package io.kubeci.process;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// Where a story is told.
public enum Lane {
    /// All in this machine's processes, nothing needed.
    PROCESS,
    /// On a real API server with the real Argo controller.
    CLUSTER;

    /// A cluster of this kind.
    ///
    /// @param story whose namespaces these are
    public TestCluster open(Class<?> story, Path directory) {
        if (this == PROCESS) {
            return new SimulatedCluster(directory);
        }
        var name = "it-%s-%06x"
                .formatted(
                        story.getSimpleName().toLowerCase(Locale.ROOT),
                        ThreadLocalRandom.current().nextInt(1 << 24));
        return new RealCluster(Lanes.adminKubeconfig(), name, Lanes.simulatesPods(), directory);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
