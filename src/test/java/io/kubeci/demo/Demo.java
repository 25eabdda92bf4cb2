package io.kubeci.demo;

import io.kubeci.fake.cluster.FakeCluster;
import io.kubeci.fake.cluster.argo.SimulatedArgo;
import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.fake.github.FakeRepository;
import io.kubeci.process.Operator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Starts the packaged operator with a fake GitHub over a real Git repository, an embedded API server and a simulated
/// Argo controller, pushes an example, and says what to do next. Ctrl-C ends everything.
///
/// `./mvnw -q -Pdemo` builds and runs it. The port of the page can be given: `-Ddemo.port=8090`.
public final class Demo implements AutoCloseable {

    private static final String REPOSITORY = "acme/shop";
    private static final long APP_ID = 4711;
    private static final double SPEED = 1;
    private static final String SECRET = "demo secret of the webhook";

    private static final String CONFIGURATION = """
            namespace: argo
            buildBranches: ^main$
            """;

    private static final String GREETING = """

            kube-ci demo. The operator is the packaged one; GitHub is a fake with real Git repositories; the API
            server is embedded; Argo is simulated: containers do what their scripts say, nothing is run.

              look        %s
              clone       git clone %s shop && cd shop
              break it    sed -i.bak '/name: fail/s/false/true/' .kube-ci/ci.yaml
                          git commit -am 'Let the test fail' && git push
              look on     the check run of your commit shows what happens
              cluster     kubectl --kubeconfig %s get runs,workflows -A
              log         %s

            Ctrl-C ends everything.
            """;

    private final Path directory;
    private final FakeGitHub github;
    private final FakeCluster cluster;
    private final SimulatedArgo argo;
    private final Operator operator;

    private Demo(Path directory, int port) {
        this.directory = directory;
        github = FakeGitHub.start(new FakeGitHub.Settings(port, APP_ID, SECRET, directory.resolve("git")));
        cluster = FakeCluster.start(directory);
        argo = SimulatedArgo.start(cluster, SPEED);
        operator = Operator.start(new Operator.Settings(
                directory,
                cluster.kubeconfig(),
                github.apiUrl(),
                APP_ID,
                github.privateKey(),
                SECRET,
                "kube-ci",
                CONFIGURATION,
                Map.of("KUBE_CI_ARGO_UI_BASE", github.apiUrl().resolve("/argo/").toString())));
        github.sendWebhooksTo(operator.webhooks()).watchPushes();
    }

    /// @param arguments the page's port; 0 or nothing for any
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        Demo demo;
        try {
            demo = start(port);
        } catch (IllegalStateException e) {
            System.err.println("The demo cannot start: " + e.getMessage());
            System.exit(1); // the servers that did start would keep this process alive
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
        System.out.println(demo.greeting());
        new CountDownLatch(1).await();
    }

    /// Starts everything and pushes the example.
    static Demo start(int port) throws IOException {
        var directory = Files.createTempDirectory("kube-ci-demo");
        Files.createDirectories(directory.resolve("git"));
        var demo = new Demo(directory, port);
        demo.pushExample();
        return demo;
    }

    private void pushExample() {
        var commit = repository().commit().on("main").message("A shop with a pipeline");
        for (var file : new String[] {".kube-ci/ci.yaml", "README.md", "shop.go", "shop_test.go", "go.mod"}) {
            commit.file(file, resource("/io/kubeci/demo/shop/" + file));
        }
        commit.push();
    }

    private FakeRepository repository() {
        return github.repository(REPOSITORY);
    }

    private static String resource(String name) {
        try (InputStream in = Demo.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String greeting() {
        return GREETING.formatted(
                github.apiUrl(), repository().directory(), cluster.kubeconfig(), directory.resolve("operator.log"));
    }

    /// GitHub, to look at.
    FakeGitHub github() {
        return github;
    }

    /// The example's repository, to look at.
    FakeRepository example() {
        return repository();
    }

    @Override
    public void close() {
        operator.close();
        argo.close();
        cluster.close();
        github.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            System.err.println("left behind: " + directory + " (" + e.getMessage() + ")");
        }
    }
}
