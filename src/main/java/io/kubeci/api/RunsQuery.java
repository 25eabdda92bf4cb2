package io.kubeci.api;

import io.kubeci.run.RunPages;
import io.kubeci.run.RunPhase;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The query of `GET /api/v1/runs`, checked.
///
/// @param filter which Runs
/// @param after where the page begins; absent: at the newest
/// @param limit how many
record RunsQuery(RunPages.Filter filter, Optional<RunPages.Position> after, int limit) {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    private static final List<String> KNOWN = List.of("repository", "branch", "phase", "limit", "cursor");
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9_-]+/[A-Za-z0-9._-]+");

    /// What a query turned out to be.
    sealed interface Reading {

        record Read(RunsQuery query) implements Reading {}

        record Faulty(List<FieldFault> faults) implements Reading {

            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /// Reads a query, and finds all that is wrong with it at once.
    static Reading read(Map<String, List<String>> parameters) {
        var faults = new ArrayList<FieldFault>();
        parameters.forEach((name, values) -> {
            if (!KNOWN.contains(name)) {
                faults.add(new FieldFault(name, "is unknown; known are " + String.join(", ", KNOWN)));
            } else if (values.size() > 1) {
                faults.add(new FieldFault(name, "is there more than once"));
            }
        });
        var repository = value(parameters, "repository");
        repository
                .filter(name -> !REPOSITORY.matcher(name).matches())
                .ifPresent(_ -> faults.add(new FieldFault("repository", "must be owner/name")));
        var query = new RunsQuery(
                new RunPages.Filter(repository, value(parameters, "branch"), phase(parameters, faults)),
                position(parameters, faults),
                limit(parameters, faults));
        return faults.isEmpty() ? new Reading.Read(query) : new Reading.Faulty(faults);
    }

    /// The cursor of the page that begins after a Run.
    static String cursor(RunPages.Position place) {
        var text = place.receivedAt() + " " + place.name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<RunPages.Position> position(Map<String, List<String>> parameters, List<FieldFault> faults) {
        return value(parameters, "cursor").flatMap(cursor -> {
            try {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                int blank = text.indexOf(' ');
                var receivedAt = Instant.parse(text.substring(0, Math.max(blank, 0)));
                return Optional.of(new RunPages.Position(receivedAt, text.substring(blank + 1)));
            } catch (IllegalArgumentException | DateTimeException _) {
                faults.add(new FieldFault("cursor", "must be the \"next\" of an earlier page"));
                return Optional.empty();
            }
        });
    }

    private static Optional<RunPhase> phase(Map<String, List<String>> parameters, List<FieldFault> faults) {
        return value(parameters, "phase").flatMap(word -> {
            var found = Arrays.stream(RunPhase.values())
                    .filter(phase -> phase.word().equalsIgnoreCase(word))
                    .findFirst();
            if (found.isEmpty()) {
                var words = Arrays.stream(RunPhase.values()).map(RunPhase::word).collect(Collectors.joining(", "));
                faults.add(new FieldFault("phase", "must be one of " + words));
            }
            return found;
        });
    }

    private static int limit(Map<String, List<String>> parameters, List<FieldFault> faults) {
        var text = value(parameters, "limit");
        if (text.filter(number -> !number.matches("[1-9][0-9]{0,2}") || Integer.parseInt(number) > MAX_LIMIT)
                .isPresent()) {
            faults.add(new FieldFault("limit", "must be a whole number from 1 to " + MAX_LIMIT));
            return DEFAULT_LIMIT;
        }
        return text.map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    }

    private static Optional<String> value(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().filter(text -> !text.isEmpty());
    }
}
