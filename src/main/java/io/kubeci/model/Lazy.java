package io.kubeci.model;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A thing that is made when it is first asked for, once: what is not needed at the start would make it longer.
///
/// @param <T> the thing
public final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    /// @param maker makes it; if it throws, it is asked again the next time
    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        var thing = made.orElseGet(maker);
        made = Optional.of(thing);
        return thing;
    }

    /// Does something to it if it was ever needed, to close it for instance.
    public synchronized void ifMade(Consumer<? super T> action) {
        made.ifPresent(action);
    }
}
