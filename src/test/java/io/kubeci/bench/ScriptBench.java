package io.kubeci.bench;

import io.kubeci.process.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/// `ci.star`, by JMH: the evaluation of [ScriptBenchmark#SCRIPT] in a warm process and the first one in a new process;
/// and `star` from the start of its process to the end.
final class ScriptBench implements Measurement {

    private static final int PROCESSES = 10;
    private static final int ITERATIONS = 5;
    private static final TimeValue ITERATION = TimeValue.seconds(2);

    @Override
    public List<Figure> measure() {
        var warm = statistics(options(Mode.SampleTime)
                .forks(1)
                .warmupIterations(ITERATIONS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION));
        var first = statistics(options(Mode.SingleShotTime)
                .forks(PROCESSES)
                .warmupIterations(0)
                .measurementIterations(1));
        var processes = Sample.of(processes());
        return List.of(
                figure("evaluation, warm", warm),
                figure("evaluation, the first one of a process", first),
                Figure.of(
                        "`star --json`, from the start of its process, median of %d".formatted(PROCESSES),
                        processes.percentile(50),
                        "ms",
                        "fastest %.0f".formatted(processes.percentile(1))));
    }

    private static Figure figure(String name, Statistics measured) {
        return Figure.of(
                name + ", median of %,d".formatted(measured.getN()),
                measured.getPercentile(50),
                "ms",
                "fastest %.2f".formatted(measured.getMin()));
    }

    private static ChainedOptionsBuilder options(Mode mode) {
        return new OptionsBuilder()
                .include(ScriptBenchmark.class.getName())
                .mode(mode)
                .timeUnit(TimeUnit.MILLISECONDS)
                .shouldFailOnError(true);
    }

    private static Statistics statistics(ChainedOptionsBuilder options) {
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            return results.iterator().next().getPrimaryResult().getStatistics();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Duration> processes() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(java, "-jar", Operator.jar().toString(), "star", "--json", ScriptBenchmark.SCRIPT.toString());
        var took = new ArrayList<Duration>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                long start = System.nanoTime();
                int status = new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
                took.add(Duration.ofNanos(System.nanoTime() - start));
                if (status != 0) {
                    throw new IllegalStateException("star ended with " + status);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return took;
    }
}
