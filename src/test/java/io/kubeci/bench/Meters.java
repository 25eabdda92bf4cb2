package io.kubeci.bench;

import io.kubeci.process.Operator;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The operator's metrics at one moment.
///
/// @param values by name with labels, as Prometheus writes them: `kube_ci_runs_total{phase="queued"}`
record Meters(Map<String, Double> values) {

    static Meters of(Operator operator) {
        var request = HttpRequest.newBuilder(operator.url().resolve("/metrics")).build();
        return new Meters(operator.send(request)
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)),
                        Double::sum)));
    }

    /// The sum of all samples of that name.
    double sum(String name) {
        return values.entrySet().stream()
                .filter(sample ->
                        sample.getKey().equals(name) || sample.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /// What was counted since, by label; nothing that did not change.
    ///
    /// @param labels which labels make the key, `verb`, `resource`: `update runs/status`
    Map<String, Long> since(Meters before, String name, String... labels) {
        var counted = new TreeMap<String, Long>();
        values.forEach((sample, value) -> {
            long more = Math.round(value - before.values.getOrDefault(sample, 0.0));
            if (sample.startsWith(name + "{") && more > 0) {
                counted.merge(key(sample, labels), more, Long::sum);
            }
        });
        return counted;
    }

    private static String key(String sample, String... labels) {
        var key = new StringBuilder();
        for (var label : labels) {
            int start = sample.indexOf(label + "=\"") + label.length() + 2;
            key.append(key.isEmpty() ? "" : " ").append(sample, start, sample.indexOf('"', start));
        }
        return key.toString();
    }
}
