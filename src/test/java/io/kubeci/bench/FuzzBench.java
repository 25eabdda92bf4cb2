package io.kubeci.bench;

import io.kubeci.starlark.ScriptFuzzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Jazzer against the interpreter, for `-Dfuzz.seconds`. A script on which anything but an error of the language
/// escapes is left in `target/bench/fuzz`, and belongs into the corpus.
final class FuzzBench implements Measurement {

    private static final Path WORK = Path.of("target/bench/fuzz");
    private static final Path SCRIPTS = ScriptFuzzer.CORPUS.getParent();
    private static final String DRIVER = "com.code_intelligence.jazzer.Jazzer";
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");
    private static final Pattern COVERED = Pattern.compile("cov: (\\d+) .* corp: (\\d+)/");

    @Override
    public List<Figure> measure() {
        var log = WORK.resolve("jazzer.log");
        try {
            Files.createDirectories(WORK.resolve("corpus"));
            int status = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("Jazzer ended with %d, see %s".formatted(status, log));
            }
            return figures(Files.readAllLines(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DRIVER));
        command.add("--target_class=" + ScriptFuzzer.class.getName());
        command.add("--instrumentation_includes=io.kubeci.starlark.**");
        command.add("--reproducer_path=" + WORK);
        command.add("-artifact_prefix=" + WORK + "/");
        command.add("-dict=" + SCRIPTS.resolve("starlark.dict"));
        command.add("-max_total_time=" + Long.getLong("fuzz.seconds", 60));
        command.add("-timeout=10");
        command.add(WORK.resolve("corpus").toString());
        for (var seeds : List.of("corpus", "conformance", "hostile")) {
            command.add(SCRIPTS.resolve(seeds).toString());
        }
        return command;
    }

    private static List<Figure> figures(List<String> log) {
        return List.of(
                Figure.of("scripts that the fuzzer tried", last(log, RUNS, 1), "", "0 escapes"),
                Figure.of("edges of the interpreter that they reached", last(log, COVERED, 1), ""),
                Figure.of("scripts that differ in what they reach", last(log, COVERED, 2), ""));
    }

    private static double last(List<String> log, Pattern pattern, int group) {
        var value = OptionalDouble.empty();
        for (var line : log) {
            var matcher = pattern.matcher(line);
            if (matcher.find()) {
                value = OptionalDouble.of(Double.parseDouble(matcher.group(group)));
            }
        }
        return value.orElseThrow(() -> new IllegalStateException("Jazzer does not say: " + pattern));
    }
}
