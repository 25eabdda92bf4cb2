package io.kubeci.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/// Which lanes there are on this machine. `-Dlanes=process` or `-Dlanes=cluster` takes one only.
public final class Lanes {

    private static final String KUBECONFIG = "KUBECI_IT_KUBECONFIG";
    private static final String PODS = "KUBECI_IT_PODS";
    private static final List<Lane> AVAILABLE = find();

    private Lanes() {}

    /// The lanes that every story is told on.
    public static Stream<Lane> available() {
        return AVAILABLE.stream();
    }

    private static List<Lane> find() {
        var wanted =
                Arrays.asList(System.getProperty("lanes", "process,cluster").split(","));
        boolean cluster = wanted.contains("cluster") && hasCluster();
        return Arrays.stream(Lane.values())
                .filter(lane -> wanted.contains(lane.toString()))
                .filter(lane -> lane != Lane.CLUSTER || cluster)
                .toList();
    }

    private static boolean hasCluster() {
        if (System.getenv(KUBECONFIG) != null) {
            return true;
        }
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return true;
        }
        System.out.println("[INFO] The cluster lane is skipped: neither " + KUBECONFIG + " nor Docker is there.");
        return false;
    }

    static String adminKubeconfig() {
        var file = System.getenv(KUBECONFIG);
        try {
            return file == null ? K3sWithArgo.kubeconfig() : Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether somebody plays the pods, because there is no kubelet.
    static boolean simulatesPods() {
        return "simulated".equals(System.getenv(PODS));
    }
}
