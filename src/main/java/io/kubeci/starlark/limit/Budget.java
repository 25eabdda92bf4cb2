package io.kubeci.starlark.limit;

import io.kubeci.starlark.error.LimitKind;
import io.kubeci.starlark.error.StarlarkException;

/// What is left of the [Limits] of one evaluation. Everything that can take long or grow pays here first.
///
/// Used by one thread only. Interrupting that thread ends the evaluation at the next payment.
public final class Budget {

    /// Steps between two looks at the clock.
    private static final int FUSE = 4_096;

    private final Limits limits;
    private final long deadline;
    private long reserved;
    private int fuse;
    private long bytes;
    private int depth;
    private int modules;
    private long sourceBytes;
    private long outputBytes;

    /// Starts the clock.
    public Budget(Limits limits) {
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    public Limits limits() {
        return limits;
    }

    /// Pays for one step.
    public void step() {
        if (fuse == 0) {
            burn(1);
        } else {
            fuse--;
        }
    }

    /// Pays for many steps at once.
    public void steps(long count) {
        if (count <= fuse) {
            fuse -= (int) count;
        } else {
            burn(count);
        }
    }

    private void burn(long count) {
        long used = reserved - fuse + count;
        if (used > limits.steps() || used < 0) {
            fuse = 0;
            reserved = limits.steps();
            throw StarlarkException.limit(LimitKind.STEPS, LimitMessages.steps(limits.steps()));
        }
        poll();
        fuse = (int) Math.min(FUSE, limits.steps() - used);
        reserved = used + fuse;
    }

    /// Looks at the clock and at the thread's interrupt flag.
    public void poll() {
        if (System.nanoTime() - deadline > 0) {
            throw StarlarkException.limit(
                    LimitKind.TIME, LimitMessages.time(limits.time().toMillis()));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw StarlarkException.limit(LimitKind.TIME, LimitMessages.interrupted());
        }
    }

    /// Pays for memory before it is allocated.
    public void bytes(long count) {
        long total = bytes + count;
        if (count < 0 || total > limits.bytes() || total < 0) {
            throw StarlarkException.limit(LimitKind.MEMORY, LimitMessages.memory(limits.bytes()));
        }
        bytes = total;
    }

    /// Pays for a text of so many UTF-16 units, and for the work to make it.
    public void text(long units) {
        bytes(24 + 2 * units);
        steps(units >> 6);
    }

    /// Pays for a sequence of so many elements, and for the work to fill it.
    public void elements(long count) {
        bytes(40 + 16 * count);
        steps(count >> 2);
    }

    /// Refuses an integer that is too big, and pays for it.
    public void bits(long count) {
        if (count > limits.bits()) {
            throw StarlarkException.limit(LimitKind.BITS, LimitMessages.bits(limits.bits()));
        }
        bytes(count >> 3);
        steps(count >> 5);
    }

    /// Goes down in a nested value or text.
    public void enter() {
        enter(1);
    }

    /// Goes down several levels.
    public void enter(int levels) {
        depth += levels;
        if (depth > 20L * limits.depth()) {
            depth -= levels;
            throw tooDeep();
        }
    }

    /// Comes back from [#enter()].
    public void leave() {
        depth--;
    }

    /// Comes back from [#enter(int)].
    public void leave(int levels) {
        depth -= levels;
    }

    /// Refuses nesting beyond the limit.
    public void nesting(int levels) {
        if (levels > limits.depth()) {
            throw tooDeep();
        }
    }

    private StarlarkException tooDeep() {
        return StarlarkException.limit(LimitKind.DEPTH, LimitMessages.depth(limits.depth()));
    }

    /// Pays for one more module.
    public void module() {
        if (++modules > limits.modules()) {
            throw StarlarkException.limit(LimitKind.MODULES, LimitMessages.modules(limits.modules()));
        }
    }

    /// Pays for source that was read.
    public void source(long count) {
        sourceBytes += count;
        if (sourceBytes > limits.sourceBytes()) {
            throw StarlarkException.limit(LimitKind.SOURCE, LimitMessages.source(limits.sourceBytes()));
        }
    }

    /// Pays for printed text.
    public void output(long count) {
        outputBytes += count;
        if (outputBytes > limits.outputBytes()) {
            throw StarlarkException.limit(LimitKind.OUTPUT, LimitMessages.output(limits.outputBytes()));
        }
    }

    /// Steps paid so far.
    public long stepsUsed() {
        return reserved - fuse;
    }

    /// Bytes paid so far.
    public long bytesUsed() {
        return bytes;
    }
}
