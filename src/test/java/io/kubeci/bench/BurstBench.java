package io.kubeci.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.fake.github.FakeGitHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/// A thousand deliveries in ten seconds, each commit's push and check suite, and every commit a Run: is anything lost?
///
/// GitHub itself sends them and keeps the log of what failed; the operator reads it and has that sent again, as it does
/// in earnest.
final class BurstBench implements Measurement {

    private static final Set<String> EVENTS = Set.of("push", "check_suite", "pull_request");
    private static final int COMMITS = 350;
    private static final int REPOSITORIES = 50;
    private static final double RATE = 100;

    /// A regular sweep of the operator's after the burst, and then some.
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int SHOWN = 10;

    @Override
    public List<Figure> measure() {
        try (var stage = Stage.open()) {
            var operator = stage.start();
            var use = new ProcessUse(operator.pid());
            stage.github().trouble().holdDeliveries();
            var commits = commits(stage.github());
            var before = use.cpu();
            long start = System.nanoTime();
            var sent = stage.github().trouble().releaseDeliveries(EVENTS, RATE);
            Bench.say(sent.size() + " webhooks are sent");
            var course = Course.await(stage, sent, commits, start);
            return figures(stage, sent, course, use.cpu().minus(before));
        }
    }

    /// A branch each, and a pull request, so that it is built.
    private static Map<String, String> commits(FakeGitHub github) {
        Map<String, String> commits = new LinkedHashMap<>();
        for (int commit = 0; commit < COMMITS; commit++) {
            var repository = "acme/burst-" + commit % REPOSITORIES;
            var files = Map.of(Pipelines.PATH, Pipelines.oneStep(), "README.md", "Change " + commit + "\n");
            var branch = commit < REPOSITORIES ? "main" : "topic-" + commit;
            commits.put(github.repository(repository).push(branch, files), repository);
        }
        for (int commit = REPOSITORIES; commit < COMMITS; commit++) {
            var repository = github.repository("acme/burst-" + commit % REPOSITORIES);
            repository.openPull("Change " + commit, "topic-" + commit, "main");
        }
        return commits;
    }

    private static List<Figure> figures(Stage stage, Set<String> sent, Course course, Duration cpu) {
        // What we do makes GitHub send more: of check runs, for example.
        var log = stage.github().sent().stream()
                .filter(attempt -> sent.contains(attempt.guid()))
                .toList();
        var first = log.stream().filter(attempt -> !attempt.redelivery()).toList();
        var took = Sample.of(first.stream()
                .filter(FakeGitHub.Sent::succeeded)
                .map(FakeGitHub.Sent::took)
                .toList());
        var statuses = first.stream().collect(Collectors.groupingBy(FakeGitHub.Sent::code, Collectors.counting()));
        var again = log.stream().filter(FakeGitHub.Sent::redelivery).toList();
        var name = "%d deliveries at %.0f/s, %d commits to build: ".formatted(sent.size(), RATE, COMMITS);
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of(name + "lost", course.lost().size(), "", course.missing()));
        figures.add(Figure.of(name + "taken at once", count(first), "", "answers, 0 for none: " + statuses));
        figures.add(
                Figure.of(name + "sent again by GitHub because we asked", again.size(), "", count(again) + " taken"));
        figures.add(Figure.of(name + "acknowledged in, median", took.percentile(50), "ms", "those taken at once"));
        figures.add(Figure.of(name + "acknowledged in, p99", took.percentile(99), "ms", "those taken at once"));
        figures.add(Figure.of(name + "last first check run after", seconds(course.checked()), "s"));
        figures.add(Figure.of(name + "last delivery decided after", seconds(course.decided()), "s"));
        figures.add(Figure.of(name + "all check runs complete after", seconds(course.ended()), "s", "Argo included"));
        figures.add(Figure.of(name + "Workflows", distinct(stage.stored().workflows()), ""));
        figures.add(Figure.of(name + "commits with more than one check run", course.twice(), ""));
        figures.add(Figure.of(name + "CPU time a run", Sample.millis(cpu) / COMMITS, "ms"));
        return List.copyOf(figures);
    }

    private static long count(List<FakeGitHub.Sent> attempts) {
        return attempts.stream().filter(FakeGitHub.Sent::succeeded).count();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static long distinct(List<JsonNode> workflows) {
        return workflows.stream()
                .map(workflow -> workflow.at("/metadata/annotations/kube-ci.qutics.com~1sha")
                        .asText())
                .distinct()
                .count();
    }

    /// How it went, from the first webhook on.
    ///
    /// @param lost what never got an outcome, and commits that have no complete check run
    /// @param checked when the last commit got its first check run
    /// @param decided when the last delivery had its outcome
    /// @param ended when all check runs were complete
    /// @param twice commits with more than one check run
    private record Course(Set<String> lost, Duration checked, Duration decided, Duration ended, long twice) {

        static Course await(Stage stage, Set<String> sent, Map<String, String> commits, long start) {
            var checked = Duration.ZERO;
            var decided = Duration.ZERO;
            var without = new TreeSet<>(commits.keySet());
            var open = new TreeSet<>(commits.keySet());
            var undecided = new TreeSet<>(sent);
            while (true) {
                if (without.removeIf(sha -> runs(stage, commits, sha) > 0)) {
                    checked = since(start);
                }
                open.removeIf(sha -> !without.contains(sha) && completed(stage, commits, sha));
                if (!undecided.isEmpty()) {
                    undecided.removeAll(stage.stored().decided());
                    decided = since(start);
                }
                if (undecided.isEmpty() && open.isEmpty() || since(start).compareTo(PATIENCE) > 0) {
                    break;
                }
                Awaitility.await().pollDelay(BETWEEN_LOOKS).until(() -> true);
            }
            var lost = new TreeSet<>(undecided);
            open.forEach(sha -> lost.add("commit " + sha + " of " + commits.get(sha)));
            long twice = commits.keySet().stream()
                    .filter(sha -> runs(stage, commits, sha) > 1)
                    .count();
            return new Course(lost, checked, decided, since(start), twice);
        }

        /// What is lost, as far as there is room.
        String missing() {
            lost.forEach(one -> Bench.say("missing: " + one));
            return lost.stream().limit(SHOWN).collect(Collectors.joining(", "));
        }

        private static Duration since(long start) {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        private static long runs(Stage stage, Map<String, String> commits, String sha) {
            return stage.github().repository(commits.get(sha)).checkRuns(sha).size();
        }

        private static boolean completed(Stage stage, Map<String, String> commits, String sha) {
            return stage.github().repository(commits.get(sha)).checkRuns(sha).stream()
                    .allMatch(run -> run.status().equals("completed"));
        }
    }
}
