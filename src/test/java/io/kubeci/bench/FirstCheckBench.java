package io.kubeci.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// From a push to the first check run that people see, on a system that does nothing else.
final class FirstCheckBench implements Measurement {

    private static final int WARM_UP = 10;
    private static final int PUSHES = 50;
    private static final long BETWEEN_LOOKS_NANOS = 500_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public List<Figure> measure() {
        try (var stage = Stage.open()) {
            var operator = stage.start();
            var repository = stage.github().repository("acme/idle");
            var took = new ArrayList<Duration>();
            long coldest = 0;
            try (var load = new Load(operator.webhooks())) {
                for (int push = 0; push < WARM_UP + PUSHES; push++) {
                    var files = Map.of(Pipelines.PATH, Pipelines.oneStep(), "README.md", "Change " + push + "\n");
                    var sha = new String[1];
                    var webhooks = Recorder.record(
                            stage.github(),
                            Set.of("push"),
                            operator.webhooks(),
                            () -> sha[0] = repository.push("main", files));
                    long start = System.nanoTime();
                    load.send(webhooks, 1);
                    while (repository.checkRuns(sha[0]).isEmpty() && System.nanoTime() - start < PATIENCE.toNanos()) {
                        LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
                    }
                    var lasted = Duration.ofNanos(System.nanoTime() - start);
                    coldest = push == 0 ? lasted.toMillis() : coldest;
                    if (push >= WARM_UP) {
                        took.add(lasted);
                    }
                    ended(repository, sha[0]);
                }
            }
            var sample = Sample.of(took);
            return List.of(
                    Figure.of("push to first check run, idle system, median", sample.percentile(50), "ms"),
                    Figure.of("push to first check run, idle system, p99", sample.percentile(99), "ms"),
                    Figure.of("push to first check run, the very first after a start", coldest, "ms"));
        }
    }

    private static void ended(io.kubeci.fake.github.FakeRepository repository, String sha) {
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> repository.checkRuns(sha).stream()
                        .allMatch(run -> run.status().equals("completed")));
    }
}
