package io.kubeci.intake;

import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An inbox in memory, which can be told to fail.
public class FakeInbox implements Inbox {

    private final Map<String, NewDelivery> deliveries = new ConcurrentHashMap<>();
    private volatile Trouble trouble = Trouble.NONE;

    /// What goes wrong.
    public enum Trouble {
        NONE,
        CLUSTER_AWAY,
        BROKEN
    }

    @Override
    public Kept store(NewDelivery delivery) {
        return switch (trouble) {
            case NONE -> deliveries.putIfAbsent(delivery.id(), delivery) == null ? Kept.STORED : Kept.DUPLICATE;
            case CLUSTER_AWAY -> throw new Unavailable("the API server at 10.0.0.1 is away", Duration.ZERO);
            case BROKEN -> throw new IllegalStateException("a secret detail");
        };
    }

    public void has(Trouble next) {
        trouble = next;
    }

    public Collection<NewDelivery> deliveries() {
        return deliveries.values();
    }

    public void empty() {
        deliveries.clear();
        trouble = Trouble.NONE;
    }
}
