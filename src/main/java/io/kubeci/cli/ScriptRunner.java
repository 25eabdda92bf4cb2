package io.kubeci.cli;

import io.kubeci.starlark.Evaluation;
import io.kubeci.starlark.ModuleSource;
import io.kubeci.starlark.Starlark;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.module.JsonReader;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.StructValue;
import io.kubeci.starlark.value.Value;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Evaluates the scripts of the command line.
final class ScriptRunner {

    private final StarOptions options;
    private final Starlark starlark = new Starlark(1);

    ScriptRunner(StarOptions options) {
        this.options = options;
    }

    /// Evaluates all files, and writes what became of each as soon as it is known.
    ///
    /// @return the exit code: 0, or 1 if a script failed
    static int runAll(StarOptions options) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return runAll(options, out, err);
    }

    static int runAll(StarOptions options, PrintStream out, PrintStream err) {
        var runner = new ScriptRunner(options);
        boolean allOk = true;
        for (var file : options.files()) {
            var report = runner.run(file);
            allOk &= report.isOk();
            if (options.json()) {
                out.print(ReportWriter.json(report) + '\n');
            } else {
                ReportWriter.text(report, out, err);
            }
            out.flush();
        }
        return allOk ? 0 : 1;
    }

    Report run(Path file) {
        var micros = new ArrayList<Long>();
        for (int i = 1; i < options.repeat(); i++) {
            runOnce(file, micros);
        }
        return runOnce(file, micros);
    }

    private Report runOnce(Path file, List<Long> micros) {
        long start = System.nanoTime();
        var name = String.valueOf(file.getFileName());
        byte[] content = {};
        Starlark.Result<Converted> result;
        try {
            content = Files.readAllBytes(file);
            result = evaluate(file, name, content);
        } catch (IOException e) {
            result = failed(name, StarlarkException.load(cannotRead(file.toString(), e)));
        } catch (IllegalStateException e) {
            // The interpreter is broken; the files after this one can still be evaluated.
            result = failed(name, StarlarkException.eval("internal error: " + e.getMessage() + ": " + e.getCause()));
        }
        micros.add((System.nanoTime() - start) / 1_000);
        return new Report(
                file.toString(),
                failingSource(file, content, result.evaluation()),
                result.evaluation(),
                result.converted().orElse(Converted.NOTHING),
                micros);
    }

    private Starlark.Result<Converted> evaluate(Path file, String name, byte[] content) {
        Value input;
        try {
            input = readInput();
        } catch (StarlarkException e) {
            return failed(name, e);
        }
        var script = new Starlark.Script(name, content, Map.of("input", input), modules(file), Instant.now());
        return starlark.evaluate(script, options.limits(), options.json() ? Converted::toJson : Converted::toYaml);
    }

    private static FolderModules modules(Path file) {
        return new FolderModules(
                Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath()));
    }

    /// The text of the file that the error is in: the script, or one of its modules.
    private static String failingSource(Path file, byte[] script, Evaluation evaluation) {
        var failing = evaluation.error().map(StarlarkException::file).orElse("");
        if (failing.equals(String.valueOf(file.getFileName()))) {
            return new String(script, StandardCharsets.UTF_8);
        }
        return !failing.isEmpty() && modules(file).read(failing) instanceof ModuleSource.Content.Found(byte[] module)
                ? new String(module, StandardCharsets.UTF_8)
                : "";
    }

    private Starlark.Result<Converted> failed(String name, StarlarkException error) {
        return new Starlark.Result<>(
                Evaluation.failed(name, List.of(), error, new Budget(options.limits())), Optional.empty());
    }

    private static String cannotRead(String file, IOException e) {
        return "cannot read " + file + ": "
                + (e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage()));
    }

    private Value readInput() {
        var fields = new HashMap<String, Value>();
        if (options.input().isPresent()) {
            var file = options.input().get().toString();
            var budget = new Budget(options.limits());
            var dict = readObject(file, budget);
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

    private static DictValue readObject(String file, Budget budget) {
        try {
            if (JsonReader.read(Files.readString(Path.of(file)), budget) instanceof DictValue dict) {
                return dict;
            }
        } catch (IOException e) {
            throw StarlarkException.load(cannotRead(file, e));
        } catch (StarlarkException e) {
            throw StarlarkException.load(file + ": " + e.text());
        }
        throw StarlarkException.load(file + ": not a JSON object");
    }
}
