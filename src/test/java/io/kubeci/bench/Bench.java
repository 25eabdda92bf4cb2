package io.kubeci.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Measures, prints a table, and leaves the numbers in `target/bench`.
public final class Bench {

    private static final Path RESULTS = Path.of("target/bench");
    private static final Map<String, Supplier<Measurement>> ALL = all();

    private Bench() {}

    private static Map<String, Supplier<Measurement>> all() {
        var all = new LinkedHashMap<String, Supplier<Measurement>>();
        all.put("start", StartBench::new);
        all.put("intake", IntakeBench::new);
        all.put("burst", BurstBench::new);
        all.put("first", FirstCheckBench::new);
        all.put("run", RunBench::new);
        all.put("memory", MemoryBench::new);
        all.put("idle", IdleBench::new);
        all.put("script", ScriptBench::new);
        all.put("fuzz", FuzzBench::new);
        return all;
    }

    /// @param arguments which, separated by commas; `all` or nothing for all
    public static void main(String[] arguments) throws IOException {
        var names = arguments.length == 0 || arguments[0].equals("all")
                ? List.copyOf(ALL.keySet())
                : Arrays.asList(arguments[0].split(","));
        if (!ALL.keySet().containsAll(names)) {
            System.err.println(
                    "There are these benchmarks: " + String.join(", ", ALL.keySet()) + "; not all of " + names);
            System.exit(2);
        }
        Files.createDirectories(RESULTS);
        System.out.println(heading());
        for (var name : names) {
            say(name);
            var began = surroundings();
            var figures = ALL.get(name).get().measure();
            figures.forEach(figure -> System.out.println(row(figure)));
            write(name, began, figures);
        }
        System.exit(0); // servers of the fakes may hold the process
    }

    /// How far it is, for whoever waits.
    static void say(String progress) {
        System.err.println("[bench] " + progress);
    }

    private static String heading() {
        return """

                On %s; %s, %d processors, load %s. \
                CPU times are the operator's own.

                | measured | | |
                |---|---:|---|""".formatted(
                        Stage.lane().toString().equals("cluster") ? "a real API server" : "the simulated API server",
                        "Java " + Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors(),
                        load());
    }

    private static String row(Figure figure) {
        return "| %s | %s | %s |".formatted(figure.name(), figure.text(), figure.note());
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Map<String, Object> surroundings() {
        return Map.of("at", Instant.now().toString(), "lane", Stage.lane().toString(), "loadAtStart", load());
    }

    private static void write(String name, Map<String, Object> surroundings, List<Figure> figures) throws IOException {
        var result = new LinkedHashMap<>(surroundings);
        result.put("loadAtEnd", load());
        result.put("figures", figures);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(RESULTS.resolve(name + ".json").toFile(), result);
    }
}
