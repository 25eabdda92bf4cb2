package io.kubeci.bench;

import io.kubeci.process.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Acknowledgement at 200 deliveries a second for half a minute, and at the highest rate that is kept up.
///
/// The deliveries are the pushes and check suites of 500 commits, again and again as new deliveries; one commit of
/// fifty has CI files and becomes a Run, for the others GitHub is asked and there is nothing to do.
final class IntakeBench implements Measurement {

    private static final int RATE = Integer.getInteger("bench.rate", 200);
    private static final int SECONDS = 30;
    private static final int REPOSITORIES = 20;
    private static final int COMMITS = 500;
    private static final int COMMITS_A_RUN = 50;

    /// Webhooks before anything is measured, and how quickly they come: a JVM's first thousand requests are slower by
    /// far.
    private static final int WARM_UP = 1_500;

    private static final int WARM_UP_RATE = 50;

    private static final int STEP_SECONDS = 10;
    private static final List<Integer> STEPS = List.of(300, 400, 500, 600, 800);
    private static final double KEPT_UP_MILLIS = 1_000;

    @Override
    public List<Figure> measure() {
        try (var stage = Stage.open()) {
            var operator = stage.start();
            var webhooks = webhooks(stage, operator);
            try (var load = new Load(operator.webhooks())) {
                var warm = load.send(many(webhooks, WARM_UP), WARM_UP_RATE);
                stage.stored().awaitOutcomes(warm.taken());
                Bench.say("is warm: " + warm.statuses());
                var figures = new ArrayList<Figure>();
                figures.addAll(fixed(stage, operator, load, many(webhooks, RATE * SECONDS)));
                figures.addAll(highest(stage, load, webhooks));
                return figures;
            }
        }
    }

    /// Two for each commit.
    private static List<Webhook> webhooks(Stage stage, Operator operator) {
        return Recorder.record(stage.github(), Set.of("push", "check_suite"), operator.webhooks(), () -> {
            for (int commit = 0; commit < COMMITS; commit++) {
                boolean built = commit % COMMITS_A_RUN == 0;
                var name = built ? "acme/built-" + commit : "acme/quiet-" + commit % REPOSITORIES;
                var files = built
                        ? Map.of(Pipelines.PATH, Pipelines.oneStep())
                        : Map.of("README.md", "Change " + commit + "\n");
                stage.github().repository(name).push("main", files);
            }
        });
    }

    private static List<Webhook> many(List<Webhook> recorded, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> recorded.get(index % recorded.size()).again())
                .toList();
    }

    private static List<Figure> fixed(Stage stage, Operator operator, Load load, List<Webhook> webhooks) {
        var use = new ProcessUse(operator.pid());
        var before = use.cpu();
        var meters = Meters.of(operator);
        var result = load.send(webhooks, RATE);
        var acknowledged = use.cpu().minus(before);
        long start = System.nanoTime();
        var missing = stage.stored().awaitOutcomes(result.taken());
        var settled = Duration.ofNanos(System.nanoTime() - start);
        var all = use.cpu().minus(before);
        var within = within(meters, Meters.of(operator));
        var name = "%d deliveries/s for %d s: ".formatted(RATE, SECONDS);
        return List.of(
                Figure.of(name + "acknowledged in, median", result.took().percentile(50), "ms"),
                Figure.of(name + "acknowledged in, p99", result.took().percentile(99), "ms"),
                Figure.of(name + "acknowledged in, longest", result.took().max(), "ms"),
                Figure.of(name + "share below 50 ms, by the operator's own clock", within, "%"),
                Figure.of(
                        name + "refused with 503, or no answer",
                        result.sent() - result.accepted(),
                        "",
                        "" + result.statuses()),
                Figure.of(name + "without an outcome in the end", missing.size(), ""),
                Figure.of(name + "last outcome after the last delivery", settled.toMillis() / 1000.0, "s"),
                Figure.of(
                        name + "CPU time a delivery",
                        Sample.millis(all) / webhooks.size(),
                        "ms",
                        "%.2f ms of it by the time of the last answer"
                                .formatted(Sample.millis(acknowledged) / webhooks.size())),
                Figure.of(name + "memory at its end (RSS)", use.residentMebibytes(), "MiB"));
    }

    private static double within(Meters before, Meters after) {
        var bucket = "kube_ci_acknowledge_seconds_bucket{le=\"0.05\"}";
        var count = "kube_ci_acknowledge_seconds_count";
        double below = after.sum(bucket) - before.sum(bucket);
        return 100 * below / (after.sum(count) - before.sum(count));
    }

    private static List<Figure> highest(Stage stage, Load load, List<Webhook> webhooks) {
        var best = List.of(Figure.of("highest rate kept up for %d s".formatted(STEP_SECONDS), 0, "deliveries/s"));
        for (int rate : STEPS) {
            var some = many(webhooks, rate * STEP_SECONDS);
            var result = load.send(some, rate);
            Bench.say("%d/s: %s, p99 %.0f ms"
                    .formatted(rate, result.statuses(), result.took().percentile(99)));
            stage.stored().awaitOutcomes(result.taken());
            if (result.accepted() < result.sent() || result.took().percentile(99) > KEPT_UP_MILLIS) {
                break;
            }
            best = List.of(
                    Figure.of(
                            "highest rate kept up for %d s".formatted(STEP_SECONDS),
                            rate,
                            "deliveries/s",
                            "all acknowledged, p99 below 1 s; tried: " + STEPS),
                    Figure.of(
                            "at that rate, acknowledged in, median",
                            result.took().percentile(50),
                            "ms"),
                    Figure.of(
                            "at that rate, acknowledged in, p99", result.took().percentile(99), "ms"));
        }
        return best;
    }
}
