package io.kubeci.cli;

import com.fasterxml.jackson.core.JsonFactory;
import io.kubeci.starlark.Evaluation;
import io.kubeci.starlark.Output;
import io.kubeci.starlark.Starlark;
import io.kubeci.starlark.error.ErrorKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.limit.Limits;
import io.kubeci.starlark.module.JsonReader;
import io.kubeci.starlark.module.YamlWriter;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.StructValue;
import io.kubeci.starlark.value.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Evaluates the scripts of the command line.
final class ScriptRunner {

    private static final String WORKFLOW = "workflow";

    private final Limits limits;
    private final Optional<Path> input;
    private final int repeat;
    private final Starlark starlark = new Starlark(1);
    private final JsonFactory json = new JsonFactory();

    ScriptRunner(Limits limits, Optional<Path> input, int repeat) {
        this.limits = limits;
        this.input = input;
        this.repeat = repeat;
    }

    /// What the conversion makes of an evaluation.
    private record Converted(Optional<String> workflow, Optional<String> yaml, String globals) {

        static final Converted NOTHING = new Converted(Optional.empty(), Optional.empty(), "{}");
    }

    Report run(Path file) {
        var micros = new ArrayList<Long>();
        for (int i = 1; i < repeat; i++) {
            runOnce(file, micros);
        }
        return runOnce(file, micros);
    }

    private Report runOnce(Path file, List<Long> micros) {
        long start = System.nanoTime();
        byte[] content;
        Map<String, Value> predeclared;
        try {
            content = Files.readAllBytes(file);
            predeclared = Map.of("input", readInput());
        } catch (IOException | StarlarkException e) {
            micros.add((System.nanoTime() - start) / 1_000);
            var error = StarlarkException.load("cannot read: " + e.getMessage());
            return new Report(
                    file.toString(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "{}",
                    List.of(),
                    Optional.of(error),
                    0,
                    0,
                    micros);
        }
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        var script = new Starlark.Script(
                String.valueOf(file.getFileName()), content, predeclared, new FolderModules(folder), Instant.now());
        var result = starlark.evaluate(script, limits, this::convert);
        micros.add((System.nanoTime() - start) / 1_000);
        var evaluation = result.evaluation();
        var converted = result.converted().orElse(Converted.NOTHING);
        return new Report(
                file.toString(),
                new String(content, StandardCharsets.UTF_8),
                converted.workflow(),
                converted.yaml(),
                converted.globals(),
                evaluation.printed(),
                evaluation.error(),
                evaluation.budget().stepsUsed(),
                evaluation.budget().bytesUsed(),
                micros);
    }

    private Value readInput() throws IOException {
        var fields = new HashMap<String, Value>();
        if (input.isPresent()) {
            var budget = new Budget(limits);
            var value = JsonReader.read(Files.readString(input.get()), budget);
            if (!(value instanceof DictValue dict)) {
                throw StarlarkException.load("the input is no JSON object");
            }
            var keys = dict.keys(budget);
            var values = dict.values(budget);
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] instanceof StringValue(String name)) {
                    fields.put(name, values[i]);
                }
            }
        }
        return StructValue.of(fields);
    }

    private Converted convert(Evaluation evaluation) {
        var budget = evaluation.budget();
        var workflow = evaluation.global(WORKFLOW);
        return new Converted(
                workflow.map(value -> toJson(value, budget)),
                workflow.map(value -> YamlWriter.write(value, budget)),
                globals(evaluation));
    }

    private String globals(Evaluation evaluation) {
        var out = new StringBuilder("{");
        for (var global : evaluation.globals().entrySet()) {
            var name = global.getKey();
            if (name.startsWith("_") || name.equals(WORKFLOW)) {
                continue;
            }
            var value = ifConvertible(global.getValue(), evaluation.budget());
            if (value.isPresent()) {
                out.append(out.length() == 1 ? "" : ",")
                        .append('"')
                        .append(name)
                        .append("\":");
                out.append(value.get());
            }
        }
        return out.append('}').toString();
    }

    private Optional<String> ifConvertible(Value value, Budget budget) {
        try {
            return Optional.of(toJson(value, budget));
        } catch (StarlarkException e) {
            if (e.kind() == ErrorKind.CONVERT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String toJson(Value value, Budget budget) {
        var text = new StringWriter();
        try (var out = json.createGenerator(text)) {
            Output.write(value, out, budget);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
