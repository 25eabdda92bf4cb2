package io.kubeci.bench;

import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.process.Lane;
import io.kubeci.process.Operator;
import io.kubeci.process.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A GitHub, a cluster, and the packaged operator as it runs in its image, not started yet.
///
/// The cluster is that of `KUBECI_IT_KUBECONFIG`, in namespaces of its own, which are removed in the end; without one,
/// the simulated one.
final class Stage implements AutoCloseable {

    /// The memory limit of `deploy/deployment.yaml`, which the JVM does not see here.
    static final String MEMORY = "-XX:MaxRAM=512m";

    private static final String CONFIGURATION = """
            namespace: %s
            buildBranches: ^(main|live-[0-9]+)$
            """;

    private static final Map<String, String> ENVIRONMENT =
            Map.of("KUBE_CI_ARGO_UI_BASE", "https://argo.example.org/", "KUBE_CI_GRACE_SHUTDOWN", "0s");

    private final Path directory;
    private final FakeGitHub github;
    private final TestCluster cluster;
    private final List<Operator> operators = new ArrayList<>();

    private Stage(Path directory) {
        this.directory = directory;
        cluster = lane().open(Stage.class, directory);
        github = FakeGitHub.start();
        github.validate(false);
    }

    static Stage open() {
        try {
            return new Stage(Files.createTempDirectory("kube-ci-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the benchmarks run.
    static Lane lane() {
        return System.getenv("KUBECI_IT_KUBECONFIG") == null ? Lane.PROCESS : Lane.CLUSTER;
    }

    /// The options of the image, and those of `-Dbench.jvm`, separated by blanks: a flight recording for example.
    private static List<String> imageOptions() {
        var options = new ArrayList<>(List.of("@deploy/image/jvm.options", MEMORY));
        options.addAll(Pattern.compile(" ")
                .splitAsStream(System.getProperty("bench.jvm", ""))
                .filter(option -> !option.isEmpty())
                .toList());
        return options;
    }

    FakeGitHub github() {
        return github;
    }

    TestCluster cluster() {
        return cluster;
    }

    Stored stored() {
        return new Stored(cluster);
    }

    /// Starts the operator as it is packaged, and waits until it is ready.
    Operator start() {
        var jvm = imageOptions();
        jvm.addAll(List.of("-jar", Operator.jar().toString()));
        var operator = Operator.start(settings(jvm));
        operators.add(operator);
        github.sendWebhooksTo(operator.webhooks());
        return operator;
    }

    /// Starts it without waiting, with any JVM options.
    Operator launch(List<String> jvm) {
        var operator = Operator.launch(settings(jvm));
        operators.add(operator);
        return operator;
    }

    private Operator.Settings settings(List<String> jvm) {
        return new Operator.Settings(
                directory,
                cluster.kubeconfig(),
                github.apiUrl(),
                github.appId(),
                github.privateKey(),
                github.webhookSecret(),
                cluster.operatorNamespace(),
                CONFIGURATION.formatted(cluster.namespace()),
                new HashMap<>(ENVIRONMENT),
                jvm);
    }

    @Override
    public void close() {
        operators.forEach(Operator::close);
        github.close();
        cluster.close();
    }
}
