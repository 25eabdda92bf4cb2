package io.kubeci.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Secrets, one a line, as their file has them now: so one can be added, or taken away from whoever has it, without a
/// restart.
///
/// The file is looked at when somebody asks, and not more often than every few seconds. One that cannot be read is
/// warned of, and what was known stays; one that is empty holds no secret.
public final class SecretsFile implements Supplier<List<Secret>> {

    /// Shorter than the minute or so that the kubelet takes to bring a changed Secret to a pod.
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(SecretsFile.class);

    private final Optional<Path> file;
    private final InstantSource clock;
    private List<Secret> known;
    private Instant next;

    /// @param file absent: what is known stays
    /// @param known what was read at start
    public SecretsFile(Optional<Path> file, List<Secret> known, InstantSource clock) {
        this.file = file;
        this.known = List.copyOf(known);
        this.clock = clock;
        this.next = clock.instant().plus(INTERVAL);
    }

    /// The secrets that are good now.
    @Override
    public synchronized List<Secret> get() {
        var now = clock.instant();
        if (file.isPresent() && !now.isBefore(next)) {
            next = now.plus(INTERVAL);
            look(file.get());
        }
        return known;
    }

    private void look(Path path) {
        try {
            var found = lines(Files.readString(path));
            if (!found.equals(known)) {
                known = found;
                LOG.infof("took the changed secrets of %s: %d", path, found.size());
            }
        } catch (IOException unreadable) {
            LOG.warnf("cannot read %s: %s; the secrets stay as they were", path, unreadable);
        }
    }

    /// The lines that are not blank.
    static List<Secret> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Secret::new)
                .toList();
    }
}
