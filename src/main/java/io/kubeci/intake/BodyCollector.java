package io.kubeci.intake;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// A body while it comes in. What is over a limit is read to its end and thrown away, so that the sender, who writes
/// before reading, gets to see the answer. For use by one thread at a time.
final class BodyCollector {

    private final BodyBudget budget;
    private final List<Buffer> chunks = new ArrayList<>();
    private long held;
    private boolean tooLarge;
    private boolean crowded;

    BodyCollector(BodyBudget budget) {
        this.budget = budget;
    }

    void add(Buffer chunk) {
        if (tooLarge || crowded) {
            return;
        }
        tooLarge = held + chunk.length() > WebhookBody.MAX_BYTES;
        crowded = !tooLarge && !budget.take(chunk.length());
        if (tooLarge || crowded) {
            release();
            return;
        }
        held += chunk.length();
        chunks.add(chunk);
    }

    /// Whether the body is larger than GitHub's can be.
    boolean isTooLarge() {
        return tooLarge;
    }

    /// Whether other bodies leave no room for this one.
    boolean isCrowded() {
        return crowded;
    }

    /// The whole body. It counts in the budget until [#release].
    byte[] bytes() {
        var bytes = new byte[Math.toIntExact(held)];
        int position = 0;
        for (var chunk : chunks) {
            chunk.getBytes(bytes, position);
            position += chunk.length();
        }
        chunks.clear();
        return bytes;
    }

    /// Gives back what this body has taken of the budget; a second time does nothing.
    void release() {
        budget.giveBack(held);
        held = 0;
        chunks.clear();
    }
}
