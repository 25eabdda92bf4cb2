package io.kubeci.config;

import io.kubeci.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// The configuration as it is now: the file is looked at every few seconds, and a changed one that is sound takes the
/// place of the old one. A broken one is refused with a warning, and the old one stays.
///
/// What is compared is the content, so that the symbolic links by which Kubernetes swaps a ConfigMap do not matter.
public final class SettingsFile implements Supplier<Settings>, AutoCloseable {

    /// Shorter than the minute or so that the kubelet takes to bring a changed ConfigMap to a pod.
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(SettingsFile.class);

    private final Optional<Path> file;
    private final AtomicReference<Settings> current;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("settings-file").factory());
    private String seen;

    private SettingsFile(Optional<Path> file, Settings settings, String seen) {
        this.file = file;
        this.current = new AtomicReference<>(settings);
        this.seen = seen;
    }

    /// Begins to watch what was read at start.
    public static SettingsFile watching(StartOptions options) {
        return watching(options.configFile(), options.settings(), INTERVAL);
    }

    static SettingsFile watching(Optional<Path> file, Settings settings, Duration interval) {
        var settingsFile = new SettingsFile(file, settings, "");
        if (file.isPresent()) {
            long pause = interval.toMillis();
            settingsFile.watch.scheduleWithFixedDelay(settingsFile::lookAndGoOn, pause, pause, TimeUnit.MILLISECONDS);
        }
        return settingsFile;
    }

    /// The settings that hold now. Take them once for one decision: they may change between two calls.
    @Override
    public Settings get() {
        return current.get();
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private void lookAndGoOn() {
        try {
            file.ifPresent(this::look);
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "cannot look at the configuration file %s", file.orElse(Path.of("")));
        }
    }

    private void look(Path path) {
        var text = read(path);
        if (text.equals(seen)) {
            return;
        }
        seen = text;
        if (text.startsWith(UNREADABLE)) {
            LOG.warnf("%s; the configuration stays as it was", text.substring(UNREADABLE.length()));
            return;
        }
        switch (SettingsReader.read(path.toString(), text)) {
            case SettingsReader.Result.Read(var settings) -> take(path, settings);
            case SettingsReader.Result.Faulty(var problems) ->
                LOG.warnf(
                        "the changed configuration is refused, the old one stays: %s",
                        problems.stream().map(Problem::located).collect(Collectors.joining("; ")));
        }
    }

    /// Cannot begin a text file: YAML allows no such character.
    private static final String UNREADABLE = "\0";

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            return UNREADABLE + "cannot read the configuration file %s: %s".formatted(path, unreadable);
        }
    }

    private void take(Path path, Settings settings) {
        if (!settings.equals(current.getAndSet(settings))) {
            LOG.infof("took the changed configuration of %s", path);
        }
    }
}
