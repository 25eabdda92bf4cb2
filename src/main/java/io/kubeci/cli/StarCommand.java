package io.kubeci.cli;

import io.kubeci.starlark.limit.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `star`: evaluates scripts and shows what becomes of them, for authors and for tests. [StarOptions] reads most
/// command lines before it comes to this.
@Command(
        name = "star",
        description = "Evaluates Starlark pipelines and shows the workflow.",
        exitCodeOnInvalidInput = 2,
        mixinStandardHelpOptions = true)
public final class StarCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "One line of JSON per file.")
    private boolean json;

    @Option(names = "--input", paramLabel = "FILE.json", description = "The fields of the script's input.")
    private @Nullable Path input;

    @Option(names = "--steps", paramLabel = "N", description = "The most steps of one evaluation.")
    private long steps = Limits.DEFAULT.steps();

    @Option(names = "--memory", paramLabel = "BYTES", description = "The most bytes of one evaluation.")
    private long memory = Limits.DEFAULT.bytes();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "The longest time of one evaluation: 500ms, 5s, 2m, or ISO-8601.")
    private Duration timeout = Limits.DEFAULT.time();

    @Option(names = "--repeat", paramLabel = "N", description = "Evaluates N times and shows the last result.")
    private int repeat = 1;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The scripts.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        check(steps, "--steps");
        check(memory, "--memory");
        check(repeat, "--repeat");
        check(timeout.toMillis(), "--timeout");
        var limits = Limits.DEFAULT.withSteps(steps).withBytes(memory).withTime(timeout);
        return ScriptRunner.runAll(new StarOptions(json, Optional.ofNullable(input), limits, repeat, files));
    }

    private void check(long value, String option) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), "must be positive: " + option);
        }
    }

    /// Reads durations as people write them.
    static final class DurationConverter implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return StarOptions.duration(text);
            } catch (NumberFormatException | java.time.DateTimeException e) {
                throw new TypeConversionException("not a duration: " + text);
            }
        }
    }
}
