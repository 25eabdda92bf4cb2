package io.kubeci.starlark;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Limits;
import io.kubeci.starlark.module.YamlWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Evaluates whatever bytes a fuzzer comes up with as a script, and converts all that it leaves. Jazzer calls it
/// (`./mvnw -q -Pbench -Dbench=fuzz verify`), and so does an ordinary test, with what is in the corpus.
public final class ScriptFuzzer {

    /// The scripts to start from.
    public static final Path CORPUS = Path.of("src/test/resources/starlark/corpus");

    /// The host's heap must not be needed to end a script: the budget has to be used up first.
    private static final Limits LIMITS =
            Limits.DEFAULT.withSteps(100_000).withBytes(4 << 20).withTime(Duration.ofSeconds(5));

    /// How errors end that the budget should have been in time for.
    private static final List<String> HOST_ENDED = List.of("nested too deeply", "the host is out of memory");

    private static final Map<String, String> MODULES = Map.of("m", "x = [1]\ndef f(y):\n    return {y: x}\n");
    private static final Starlark STARLARK = new Starlark(1);

    private ScriptFuzzer() {}

    /// Fails if anything but an error of the language ends the script, if the host ran out of memory or stack before
    /// the budget did, or if an error names no place.
    public static void fuzzerTestOneInput(byte[] content) {
        var script = new Starlark.Script("ci.star", content, Map.of(), Scripts.modules(MODULES), Scripts.NOW);
        var result = STARLARK.evaluate(script, LIMITS, ScriptFuzzer::convert);
        result.evaluation().error().ifPresent(ScriptFuzzer::check);
    }

    private static int convert(Evaluation evaluation) {
        var written = new HashMap<String, String>();
        evaluation.globals().forEach((name, value) -> {
            try {
                var json = new StringWriter();
                Output.write(value, json, evaluation.budget());
                written.put(name, json + YamlWriter.write(value, evaluation.budget()));
            } catch (StarlarkException e) {
                check(e.located("ci.star", Position.START));
            }
        });
        return written.size();
    }

    private static void check(StarlarkException error) {
        boolean isHosts = HOST_ENDED.stream().anyMatch(error.text()::endsWith);
        boolean isNowhere = error.position().line() < 1 || error.position().column() < 1;
        if (isHosts || isNowhere || error.text().length() > StarlarkException.MAX_MESSAGE) {
            throw new IllegalStateException("at " + error.position() + ": " + error.text());
        }
    }
}
