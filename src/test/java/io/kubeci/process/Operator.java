package io.kubeci.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The packaged operator as a child process, started by its environment variables alone.
///
/// No child outlives this JVM, however that ends short of SIGKILL.
public final class Operator implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOG_TAIL = 200;
    private static final Set<Process> CHILDREN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> CHILDREN.forEach(Process::destroyForcibly)));
    }

    /// What it is told.
    ///
    /// @param directory where its files are put: key, secret, configuration, log
    /// @param configuration the configuration file's text
    /// @param environment further variables, over those that are set here
    /// @param jvm how the JVM is called: its options, and `-jar` with the jar
    public record Settings(
            Path directory,
            Path kubeconfig,
            URI gitHubApi,
            long appId,
            String privateKey,
            String webhookSecret,
            String namespace,
            String configuration,
            Map<String, String> environment,
            List<String> jvm) {

        /// With the packaged operator and options for a quick start.
        public Settings(
                Path directory,
                Path kubeconfig,
                URI gitHubApi,
                long appId,
                String privateKey,
                String webhookSecret,
                String namespace,
                String configuration,
                Map<String, String> environment) {
            this(
                    directory,
                    kubeconfig,
                    gitHubApi,
                    appId,
                    privateKey,
                    webhookSecret,
                    namespace,
                    configuration,
                    environment,
                    List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar().toString()));
        }
    }

    private final Settings settings;
    private final int port;
    private final OperatorFiles files;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Optional<Process> process = Optional.empty();

    private Operator(Settings settings) {
        this.settings = settings;
        port = OperatorFiles.freePort();
        files = new OperatorFiles(settings);
    }

    /// Starts it and waits until it says that it can take webhooks.
    public static Operator start(Settings settings) {
        var operator = launch(settings);
        try {
            operator.awaitReady();
            return operator;
        } catch (IllegalStateException e) {
            operator.close();
            throw e;
        }
    }

    /// Starts it without waiting.
    public static Operator launch(Settings settings) {
        var operator = new Operator(settings);
        operator.files.write();
        operator.launch();
        return operator;
    }

    /// The configuration file, which it reads again when it changes.
    public Path configuration() {
        return files.configuration();
    }

    /// The jar that `./mvnw package` leaves.
    public static Path jar() {
        var base = Path.of(System.getProperty("basedir", System.getProperty("user.dir")));
        var jar = base.resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "no packaged operator at %s: run ./mvnw package -DskipTests".formatted(jar));
        }
        return jar;
    }

    private void launch() {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(settings.jvm());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()));
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KUBE_CI_") || name.startsWith("QUARKUS_"));
        environment.putAll(files.variables(port));
        try {
            var child = builder.start();
            CHILDREN.add(child);
            process = Optional.of(child);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until `/status` is 200.
    ///
    /// @throws IllegalStateException if it ends instead, or takes too long; with the end of its log
    public void awaitReady() {
        var deadline = Instant.now().plus(START);
        while (statusCode("/status") != 200) {
            if (!isRunning()) {
                throw new IllegalStateException("the operator ended instead of starting:\n" + logTail());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the operator is not ready after %s:\n%s".formatted(START, logTail()));
            }
            awaitExit(BETWEEN_LOOKS);
        }
    }

    /// `http://127.0.0.1:PORT`.
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// Where GitHub sends webhooks.
    public URI webhooks() {
        return url().resolve("/webhooks/github");
    }

    /// What it answers to a GET; 0 if it does not.
    public int statusCode(String path) {
        try {
            return get(path).statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            var request = HttpRequest.newBuilder(url().resolve(path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends any request.
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The sum of all samples of a metric; 0 if there is none.
    ///
    /// @param name `kube_ci_deliveries_total`
    public double metric(String name) {
        try {
            return get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it by SIGKILL, in the middle of whatever it does.
    public void kill() {
        process.ifPresent(child -> {
            child.destroyForcibly();
            awaitExit(STOP);
            CHILDREN.remove(child);
        });
    }

    /// Ends it by SIGTERM.
    ///
    /// @return its exit code
    public int stop() {
        var child = process.orElseThrow();
        child.destroy();
        if (!awaitExit(STOP)) {
            kill();
            throw new IllegalStateException("the operator did not stop within %s:\n%s".formatted(STOP, logTail()));
        }
        CHILDREN.remove(child);
        return child.exitValue();
    }

    /// Starts it again with the same settings on the same port, and waits until it is ready.
    public void restart() {
        relaunch();
        awaitReady();
    }

    /// Starts it again without waiting.
    public void relaunch() {
        if (isRunning()) {
            throw new IllegalStateException("the operator still runs");
        }
        launch();
    }

    /// Whether the process is there.
    public boolean isRunning() {
        return process.filter(Process::isAlive).isPresent();
    }

    private boolean awaitExit(Duration time) {
        try {
            return process.orElseThrow().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The number of the process.
    public long pid() {
        return process.orElseThrow().pid();
    }

    /// Everything that it printed, in all its lives.
    public String log() {
        return files.printed();
    }

    /// The last lines of that.
    public String logTail() {
        var lines = log().lines().toList();
        return lines.stream().skip(Math.max(0, lines.size() - LOG_TAIL)).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        kill();
        client.close();
    }
}
