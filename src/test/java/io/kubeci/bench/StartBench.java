package io.kubeci.bench;

import io.kubeci.process.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// From the start of the process to the first webhook that could be taken (`/status` is 200), with and without the AOT
/// cache that the image has. The cache is made as for the image, by `deploy/image/train.sh`.
final class StartBench implements Measurement {

    private static final Path APPLICATION = Path.of("target/bench/app");
    private static final Path IMAGE = Path.of("deploy/image");
    private static final int ROUNDS = 7;
    private static final long BETWEEN_LOOKS_NANOS = 10_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WITH = "with the AOT cache";
    private static final String WITHOUT = "without the AOT cache";

    /// One start.
    private record Start(Duration took, Duration cpu, double resident) {}

    @Override
    public List<Figure> measure() {
        train();
        var ways = new TreeMap<>(Map.of(
                WITHOUT, List.<String>of(), WITH, List.of("-XX:AOTCache=" + APPLICATION.resolve("kube-ci.aot"))));
        Map<String, List<Start>> starts = new TreeMap<>();
        try (var stage = Stage.open()) {
            for (int round = 0; round < ROUNDS; round++) {
                ways.forEach((way, options) ->
                        starts.computeIfAbsent(way, _ -> new ArrayList<>()).add(start(stage, options)));
            }
        }
        var figures = new ArrayList<Figure>();
        starts.forEach((way, all) -> {
            var took = Sample.of(all.stream().map(Start::took).toList());
            var cpu = Sample.of(all.stream().map(Start::cpu).toList());
            figures.add(Figure.of(
                    "start to ready, %s, median of %d".formatted(way, ROUNDS),
                    took.percentile(50),
                    "ms",
                    "fastest %.0f".formatted(took.percentile(1))));
            figures.add(Figure.of("start to ready, %s, CPU time".formatted(way), cpu.percentile(50), "ms"));
            figures.add(Figure.of(
                    "memory (RSS) when ready, %s".formatted(way),
                    all.stream().mapToDouble(Start::resident).average().orElse(0),
                    "MiB"));
        });
        return figures;
    }

    private static Start start(Stage stage, List<String> more) {
        var jvm = new ArrayList<>(List.of("@" + APPLICATION.resolve("jvm.options"), Stage.MEMORY));
        jvm.addAll(more);
        jvm.addAll(List.of("-jar", APPLICATION.resolve("quarkus-run.jar").toString()));
        long start = System.nanoTime();
        try (var operator = stage.launch(jvm)) {
            while (operator.statusCode("/status") != 200) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException("not ready after %s:\n%s".formatted(PATIENCE, operator.logTail()));
                }
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
            var took = Duration.ofNanos(System.nanoTime() - start);
            var use = new ProcessUse(operator.pid());
            return new Start(took, use.cpu(), use.residentMebibytes());
        }
    }

    private static void train() {
        try {
            copy(Operator.jar().getParent(), APPLICATION);
            Files.copy(
                    IMAGE.resolve("jvm.options"),
                    APPLICATION.resolve("jvm.options"),
                    StandardCopyOption.REPLACE_EXISTING);
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var script = IMAGE.resolve("train.sh").toString();
            var process = new ProcessBuilder("bash", script, java, APPLICATION.toString())
                    .redirectErrorStream(true)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the AOT cache could not be made:\n" + printed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        Files.deleteIfExists(to.resolve("kube-ci.aot"));
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
