package io.kubeci.bench;

import io.kubeci.starlark.Evaluation;
import io.kubeci.starlark.ModuleSource;
import io.kubeci.starlark.Output;
import io.kubeci.starlark.Starlark;
import io.kubeci.starlark.limit.Limits;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What JMH repeats for [ScriptBench]: a script of 200 lines from its bytes to 150 templates as JSON.
@State(Scope.Benchmark)
public class ScriptBenchmark {

    static final Path SCRIPT = Path.of("src/test/resources/bench/two-hundred-lines.star");

    private final Starlark starlark = new Starlark(1);
    private byte[] content = {};

    @Setup
    public void read() throws IOException {
        content = Files.readAllBytes(SCRIPT);
    }

    @Benchmark
    public String evaluate() {
        var script = new Starlark.Script("ci.star", content, Map.of(), new NoModules(), Instant.EPOCH);
        return starlark.evaluate(script, Limits.DEFAULT, ScriptBenchmark::workflow)
                .converted()
                .orElseThrow();
    }

    private static String workflow(Evaluation evaluation) {
        var json = new StringWriter();
        Output.write(evaluation.global("workflow").orElseThrow(), json, evaluation.budget());
        return json.toString();
    }

    private record NoModules() implements ModuleSource {

        @Override
        public Resolution resolve(String url, String from) {
            return new Resolution.Refused("there are no modules");
        }

        @Override
        public Content read(String name) {
            return new Content.NotFound();
        }
    }
}
