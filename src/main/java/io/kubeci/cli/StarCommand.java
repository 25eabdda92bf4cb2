package io.kubeci.cli;

import io.kubeci.starlark.limit.Limits;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `star`: evaluates scripts and shows what becomes of them, for authors and for tests.
@Command(
        name = "star",
        description = "Evaluates Starlark pipelines and shows the workflow.",
        exitCodeOnInvalidInput = 2,
        mixinStandardHelpOptions = true)
public final class StarCommand implements Callable<Integer> {

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
    public Integer call() throws IOException {
        var limits = Limits.DEFAULT.withSteps(steps).withBytes(memory).withTime(timeout);
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var runner = new ScriptRunner(limits, Optional.ofNullable(input), Math.max(1, repeat));
        boolean allOk = true;
        for (var file : files) {
            var report = runner.run(file);
            allOk &= report.error().isEmpty();
            if (json) {
                out.println(ReportWriter.json(report));
            } else {
                ReportWriter.text(report, out, err);
            }
            out.flush();
        }
        return allOk ? 0 : 1;
    }

    /// Reads durations as people write them.
    static final class DurationConverter implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                if (text.endsWith("ms")) {
                    return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
                }
                var iso = text.startsWith("P") ? text : "PT" + text.toUpperCase(java.util.Locale.ROOT);
                return Duration.parse(iso);
            } catch (NumberFormatException | java.time.format.DateTimeParseException e) {
                throw new TypeConversionException("not a duration: " + text);
            }
        }
    }
}
