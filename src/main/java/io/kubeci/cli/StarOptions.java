package io.kubeci.cli;

import io.kubeci.starlark.limit.Limits;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `star` was told to do.
///
/// @param json   one line of JSON per file, instead of YAML and messages for people
/// @param input  a JSON file with the fields of the script's `input`
/// @param repeat how many times each file is evaluated, at least once
record StarOptions(boolean json, Optional<Path> input, Limits limits, int repeat, List<Path> files) {

    StarOptions {
        files = List.copyOf(files);
    }

    /// Reads a command line as most are. The library that reads all of them, and explains the wrong ones, takes
    /// longer to start than a script to run.
    ///
    /// @return empty for anything else than known options with sound values, followed by files
    static Optional<StarOptions> quickly(List<String> arguments) {
        var reading = new Reading();
        try {
            int at = 0;
            while (at < arguments.size() && arguments.get(at).startsWith("--")) {
                at += reading.option(arguments, at);
            }
            for (var file : arguments.subList(at, arguments.size())) {
                if (file.startsWith("-") || file.startsWith("@")) {
                    return Optional.empty();
                }
                reading.files.add(Path.of(file));
            }
        } catch (NumberFormatException | DateTimeException | InvalidPathException e) {
            return Optional.empty();
        }
        return reading.known && !reading.files.isEmpty() ? reading.result() : Optional.empty();
    }

    /// Reads a duration as people write them: `500ms`, `5s`, `1m30s`, or ISO-8601.
    ///
    /// @throws NumberFormatException or DateTimeException if it is none
    static Duration duration(String text) {
        if (text.endsWith("ms")) {
            return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
        }
        return Duration.parse(text.startsWith("P") ? text : "PT" + text.toUpperCase(Locale.ROOT));
    }

    private static final class Reading {

        private boolean known = true;
        private boolean json;
        private Optional<Path> input = Optional.empty();
        private Limits limits = Limits.DEFAULT;
        private int repeat = 1;
        private final List<Path> files = new ArrayList<>();

        /// Reads the option at an index, and says how many arguments it takes up.
        private int option(List<String> arguments, int at) {
            var option = arguments.get(at);
            if (option.equals("--json")) {
                json = true;
                return 1;
            }
            int equals = option.indexOf('=');
            if (equals < 0 && at + 1 == arguments.size()) {
                known = false;
                return 1;
            }
            var value = equals < 0 ? arguments.get(at + 1) : option.substring(equals + 1);
            set(equals < 0 ? option : option.substring(0, equals), value);
            return equals < 0 ? 2 : 1;
        }

        private void set(String name, String value) {
            switch (name) {
                case "--input" -> input = Optional.of(Path.of(value));
                case "--steps" -> limits = limits.withSteps(positive(value));
                case "--memory" -> limits = limits.withBytes(positive(value));
                case "--timeout" -> limits = limits.withTime(duration(value));
                case "--repeat" -> repeat = Math.toIntExact(positive(value));
                default -> known = false;
            }
        }

        private long positive(String value) {
            long number = Long.parseLong(value);
            known &= number > 0 && number <= Integer.MAX_VALUE * 1_000_000L;
            return number;
        }

        private Optional<StarOptions> result() {
            return Optional.of(new StarOptions(json, input, limits, repeat, files));
        }
    }
}
