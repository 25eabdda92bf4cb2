package io.kubeci.status;

import io.kubeci.github.Annotation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What people should see of a container's log: its end, and the remarks in it on lines of files.
///
/// Time is linear in the log. Levels are guessed from the words error, warning and note (see [LogPosition#level]);
/// without one it is a notice, as in kube-ci 0.12.
public final class LogAnnotations {

    /// The most remarks taken from one log, so that a chatty linter does not crowd out the others.
    public static final int MAX_A_LOG = 300;

    /// The most remarks on one run: ten requests of GitHub's 50.
    public static final int MAX_A_RUN = 500;

    /// Characters of one line of an excerpt, and of one remark's message.
    private static final int MAX_LINE = 500;

    private static final List<Annotation.Level> WORST_FIRST =
            List.of(Annotation.Level.FAILURE, Annotation.Level.WARNING, Annotation.Level.NOTICE);

    private static final int MAX_MESSAGE = 4_000;

    private LogAnnotations() {}

    /// The last lines that the author's program wrote, without blank ones at the end; long lines are cut.
    public static String excerpt(String log, int lines) {
        var last = new ArrayDeque<String>();
        var blank = new int[1];
        LogLines.forEach(log, line -> {
            if (line.isBlank()) {
                blank[0] = last.isEmpty() ? 0 : Math.min(lines, blank[0] + 1);
                return;
            }
            for (; blank[0] > 0; blank[0]--) {
                last.add("");
            }
            last.add(cut(line.stripTrailing(), MAX_LINE));
            while (last.size() > lines) {
                last.remove();
            }
        });
        return String.join("\n", last);
    }

    /// The remarks in a log, in its order, each once.
    ///
    /// @param paths the repository's files
    public static List<Annotation> annotations(String log, KnownPaths paths) {
        var found = new LinkedHashSet<Annotation>();
        LogLines.forEach(log, line -> {
            if (found.size() < MAX_A_LOG) {
                read(line, paths).map(LogAnnotations::cut).ifPresent(found::add);
            }
        });
        return List.copyOf(found);
    }

    /// The remarks of all logs of a run together: each once, and if there are too many, the worst.
    public static List<Annotation> together(Collection<List<Annotation>> logs) {
        var all = new LinkedHashSet<Annotation>();
        logs.forEach(all::addAll);
        if (all.size() <= MAX_A_RUN) {
            return List.copyOf(all);
        }
        var kept = new ArrayList<Annotation>(MAX_A_RUN);
        for (var wanted : WORST_FIRST) {
            all.stream()
                    .filter(annotation -> annotation.level() == wanted)
                    .limit((long) MAX_A_RUN - kept.size())
                    .forEach(kept::add);
        }
        return List.copyOf(kept);
    }

    private static Optional<Annotation> read(String line, KnownPaths paths) {
        return LogCommand.isOne(line) ? LogCommand.read(line, paths) : LogPosition.read(line, paths);
    }

    private static Annotation cut(Annotation full) {
        return new Annotation(
                full.path(),
                full.startLine(),
                full.endLine(),
                full.startColumn(),
                full.endColumn(),
                full.level(),
                cut(full.title(), MAX_LINE),
                cut(full.message(), MAX_MESSAGE));
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end) + "…";
    }
}
