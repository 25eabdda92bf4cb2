package io.kubeci.intake;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// Whether webhooks can be taken: told by those who know, shown by `/status` and `/health/ready`.
///
/// Begins as "starting". Once the process is told to end it is not ready, and stays so, while the listener goes on for
/// the time of `-grace.shutdown`: load balancers notice before connections are refused.
@Singleton
public final class Readiness {

    private static final Logger LOG = Logger.getLogger(Readiness.class);
    private static final Optional<String> ENDING = Optional.of("shutting down");

    private final AtomicReference<Optional<String>> obstacle = new AtomicReference<>(Optional.of("starting"));

    /// Webhooks can be taken from now on.
    public void ready() {
        change(Optional.empty());
    }

    /// Webhooks cannot be taken.
    ///
    /// @param why a few words without secrets: everybody may read them
    public void notReady(String why) {
        change(Optional.of(why));
    }

    /// What stands in the way; empty while webhooks can be taken.
    public Optional<String> obstacle() {
        return obstacle.get();
    }

    void ending(@Observes ShutdownDelayInitiatedEvent event) {
        notReady(ENDING.orElseThrow());
    }

    private void change(Optional<String> next) {
        var before = obstacle.getAndUpdate(current -> current.equals(ENDING) ? current : next);
        if (!before.equals(next) && !before.equals(ENDING)) {
            LOG.info(next.map("takes no webhooks: %s"::formatted).orElse("takes webhooks"));
        }
    }
}
