package io.kubeci.starlark;

import io.kubeci.starlark.limit.Limits;
import io.kubeci.starlark.value.StructValue;
import io.kubeci.starlark.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// Evaluates scripts for tests; modules come out of a map.
final class Scripts {

    static final Instant NOW = Instant.parse("2024-02-29T12:30:00Z");

    private static final Starlark STARLARK = new Starlark(1);

    private Scripts() {}

    static Evaluation run(String script) {
        return run(script, Limits.DEFAULT, Map.of());
    }

    static Evaluation run(String script, Limits limits, Map<String, String> modules) {
        return run(script, limits, modules, Map.of());
    }

    static Evaluation run(String script, Limits limits, Map<String, String> modules, Map<String, Value> input) {
        var content = script.getBytes(StandardCharsets.UTF_8);
        Map<String, Value> predeclared = Map.of("input", StructValue.of(input));
        return STARLARK.evaluate(new Starlark.Script("ci.star", content, predeclared, modules(modules), NOW), limits);
    }

    static ModuleSource modules(Map<String, String> files) {
        return new MapModules(files);
    }

    /// Modules whose names are their URLs.
    private record MapModules(Map<String, String> files) implements ModuleSource {

        @Override
        public Resolution resolve(String url, String from) {
            return url.startsWith("https:")
                    ? new Resolution.Refused("the web is out of reach")
                    : new Resolution.Module(url);
        }

        @Override
        public Content read(String name) {
            return files.containsKey(name)
                    ? new Content.Found(files.get(name).getBytes(StandardCharsets.UTF_8))
                    : new Content.NotFound();
        }
    }
}
