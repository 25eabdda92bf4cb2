package io.kubeci.intake;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes of webhooks may be in memory at once, all requests together.
final class BodyBudget {

    /// More does not help: that is ten of GitHub's largest, and tens of thousands of usual ones.
    private static final long MOST = 256L * 1024 * 1024;

    /// The part of the heap that bodies may take; reading one needs a few times as much for a moment.
    private static final int PART_OF_HEAP = 4;

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long limit) {
        this.limit = limit;
    }

    /// A quarter of the heap, but room for one body of any legal size, and 256 MB at the most.
    static BodyBudget of(Runtime runtime) {
        return new BodyBudget(Math.clamp(runtime.maxMemory() / PART_OF_HEAP, WebhookBody.MAX_BYTES, MOST));
    }

    boolean take(int bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
