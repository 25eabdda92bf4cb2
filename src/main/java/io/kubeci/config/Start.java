package io.kubeci.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Hands the options, which are read before Quarkus starts, over to the beans.
@ApplicationScoped
public class Start {

    private static final AtomicReference<Optional<StartOptions>> OPTIONS = new AtomicReference<>(Optional.empty());

    /// Keeps the options for the beans.
    public static void with(StartOptions options) {
        OPTIONS.set(Optional.of(options));
    }

    /// The options that the process was started with.
    @Produces
    @Singleton
    StartOptions options() {
        return OPTIONS.get().orElseThrow(() -> new IllegalStateException("the start options were not read"));
    }

    /// The configuration file, watched.
    @Produces
    @Singleton
    SettingsFile settings(StartOptions options) {
        return SettingsFile.watching(options);
    }

    void close(@Disposes SettingsFile settings) {
        settings.close();
    }
}
