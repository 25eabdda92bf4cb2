package io.kubeci.fake.cluster.pods;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One container: its script, its log and its end.
final class SimulatedContainer {

    /// Takes the log's lines.
    interface Log {
        void line(String text);
    }

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh");
    private static final long NANOS = 1_000_000_000L;

    private final String name;
    private final JsonNode spec;
    private final Map<String, String> files;
    private final double speed;
    private final Log log;
    private final CompletableFuture<ContainerEnd> over = new CompletableFuture<>();
    private final StringBuilder output = new StringBuilder();
    private final StringBuilder partial = new StringBuilder();
    private volatile Optional<Instant> startedAt = Optional.empty();
    private volatile Optional<Instant> finishedAt = Optional.empty();
    private volatile String waiting = "PodInitializing";
    private volatile String waitingMessage = "";

    SimulatedContainer(String name, JsonNode spec, Map<String, String> files, double speed, Log log) {
        this.name = name;
        this.spec = spec;
        this.files = files;
        this.speed = speed;
        this.log = log;
    }

    String name() {
        return name;
    }

    JsonNode spec() {
        return spec;
    }

    String output() {
        return output.toString();
    }

    Optional<Instant> startedAt() {
        return startedAt;
    }

    Optional<Instant> finishedAt() {
        return finishedAt;
    }

    Optional<ContainerEnd> ended() {
        return over.isDone() ? Optional.of(over.join()) : Optional.empty();
    }

    String waiting() {
        return waiting;
    }

    String waitingMessage() {
        return waitingMessage;
    }

    void waitFor(String reason, String message) {
        waiting = reason;
        waitingMessage = message;
    }

    void begin() {
        startedAt = Optional.of(Instant.now());
    }

    /// Puts an end to it; the first end counts.
    void end(ContainerEnd end) {
        if (over.complete(end)) {
            finishedAt = Optional.of(Instant.now());
        }
    }

    /// Plays it to its end, or to the end that comes first.
    ContainerEnd run() {
        if (startedAt.isEmpty()) {
            begin();
        }
        log.line(executor("waiting for signals", "signalPath=/var/run/argo/ctr/%s/signal".formatted(name)));
        var end = play();
        end(end);
        var first = over.join();
        finishLog(first);
        return first;
    }

    private ContainerEnd play() {
        try {
            return ContainerEnd.exited(shell().run(script())).withMessage(terminationMessage());
        } catch (Shell.ContainerOver ended) {
            var message = terminationMessage();
            return message.isEmpty() ? ended.end : ended.end.withMessage(message);
        } catch (IllegalArgumentException e) {
            write("sh: " + e.getMessage() + "\n", true);
            return ContainerEnd.exited(2);
        } catch (InterruptedException _) {
            return over.getNow(ContainerEnd.exited(ContainerEnd.KILLED));
        }
    }

    private Shell shell() {
        var variables = new HashMap<String, String>();
        spec.path("env")
                .forEach(variable -> variables.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return new Shell(new Inside(), variables);
    }

    /// Its script; `true` for a command that is no shell.
    ShellTree script() {
        var words = new ArrayList<String>();
        spec.path("command").forEach(word -> words.add(word.asText()));
        spec.path("args").forEach(word -> words.add(word.asText()));
        var program = words.isEmpty()
                ? ""
                : words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
        if (!SHELLS.contains(program)) {
            return ShellParser.parse("true");
        }
        boolean strict = words.stream().skip(1).anyMatch(word -> word.matches("-[a-z]*e[a-z]*"));
        var source = spec.path("source").asText("");
        if (source.isEmpty()) {
            source = words.getLast();
        }
        return ShellParser.parse((strict ? "set -e\n" : "") + source);
    }

    /// The `sim` calls at the head of the script that are about the time before the start.
    List<List<String>> callsBeforeStart() {
        try {
            return BeforeStart.calls(script());
        } catch (IllegalArgumentException _) {
            return List.of(); // the log will tell what is wrong with the script
        }
    }

    private String terminationMessage() {
        return files.getOrDefault("/dev/termination-log", "");
    }

    private void finishLog(ContainerEnd end) {
        synchronized (partial) {
            if (!partial.isEmpty()) {
                log.line(partial.toString());
                partial.setLength(0);
            }
        }
        if (end.reason().equals("OOMKilled") || !end.podReason().isEmpty()) {
            return;
        }
        var error = end.exitCode() == 0 ? "<nil>" : "\"exit status %d\"".formatted(end.exitCode());
        log.line(executor("sub-process exited", "error=" + error));
        if (end.exitCode() != 0) {
            log.line("Error: exit status " + end.exitCode());
        }
    }

    /// As Argo's executor writes it among the author's lines.
    private static String executor(String message, String fields) {
        return "time=%s level=INFO msg=\"%s\" argo=true %s".formatted(Instant.now(), message, fields);
    }

    private void write(String text, boolean toError) {
        if (over.isDone()) {
            return;
        }
        synchronized (partial) {
            if (!toError) {
                output.append(text);
            }
            partial.append(text);
            for (int end = partial.indexOf("\n"); end >= 0; end = partial.indexOf("\n")) {
                log.line(partial.substring(0, end));
                partial.delete(0, end + 1);
            }
        }
    }

    private final class Inside implements Shell.Surroundings {

        @Override
        public void write(String text, boolean toError) {
            SimulatedContainer.this.write(text, toError);
        }

        @Override
        public void sleep(double seconds) throws InterruptedException {
            var nanos = Double.isInfinite(seconds) ? Duration.ofDays(1).toNanos() : (long) (seconds * NANOS / speed);
            try {
                over.get(nanos, TimeUnit.NANOSECONDS);
                throw new InterruptedException("the container has ended");
            } catch (TimeoutException | java.util.concurrent.ExecutionException _) {
                return; // slept enough
            }
        }

        @Override
        public Map<String, String> files() {
            return files;
        }

        @Override
        public void simulate(List<String> words) throws InterruptedException, Shell.ContainerOver {
            var rest = words.subList(Math.min(1, words.size()), words.size());
            switch (words.isEmpty() ? "" : words.getFirst()) {
                case "hang" -> sleep(Double.POSITIVE_INFINITY);
                case "oom" -> throw new Shell.ContainerOver(new ContainerEnd(ContainerEnd.KILLED, "OOMKilled", "", ""));
                case "fail" ->
                    throw new Shell.ContainerOver(new ContainerEnd(
                            rest.isEmpty() ? 1 : Integer.parseInt(rest.getFirst()),
                            rest.size() > 1 ? rest.get(1) : "Error",
                            rest.size() > 2 ? String.join(" ", rest.subList(2, rest.size())) : "",
                            ""));
                case "evict" ->
                    throw new Shell.ContainerOver(ContainerEnd.ofPod(
                            "Evicted",
                            rest.isEmpty() ? "The node was low on resource: memory." : String.join(" ", rest)));
                case "vanish" -> throw new Shell.ContainerOver(ContainerEnd.ofPod("Vanished", ""));
                case "wait-error" -> files.put(SimulatedPod.WAIT_ERROR, String.join(" ", rest));
                case "log" -> log(Integer.parseInt(rest.getFirst()), String.join(" ", rest.subList(1, rest.size())));
                case "unschedulable", "pull-error", "pending", "init-error" -> {
                    // played before the start
                }
                default -> {
                    write("sim: cannot '%s'\n".formatted(String.join(" ", words)), true);
                    throw new Shell.ContainerOver(ContainerEnd.exited(2));
                }
            }
        }

        private void log(int count, String text) {
            for (int i = 1; i <= count; i++) {
                write(text.replace("{n}", Integer.toString(i)) + "\n", false);
            }
        }
    }
}
