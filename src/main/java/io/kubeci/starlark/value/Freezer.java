package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/// Makes values immutable together with everything they hold: what a module shares, nobody changes.
///
/// Works through a queue, so that no depth of nesting matters, and meets every value once.
public final class Freezer {

    private final Budget budget;
    private final Deque<Freezable> waiting = new ArrayDeque<>();
    private final Set<Freezable> met = Collections.newSetFromMap(new IdentityHashMap<>());

    public Freezer(Budget budget) {
        this.budget = budget;
    }

    /// Adds a value to the queue.
    public void freeze(Value value) {
        budget.step();
        if (value instanceof Freezable freezable && met.add(freezable)) {
            budget.bytes(32);
            waiting.add(freezable);
        }
    }

    /// Works until the queue is empty.
    public void run() {
        while (!waiting.isEmpty()) {
            waiting.remove().freeze(this);
        }
    }
}
