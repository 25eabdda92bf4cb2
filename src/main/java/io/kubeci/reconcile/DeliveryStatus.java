package io.kubeci.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What became of a webhook.
///
/// @param outcome `Started`, `Joined`, `Ignored`, `Declined`, `Failed`; "" while nothing is decided
/// @param reason one sentence
/// @param runs the Runs that it made or added to
/// @param attempts how often it was tried in vain
/// @param doneAt when it was decided; absent before
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DeliveryStatus(
        String outcome,
        String reason,
        List<String> runs,
        int attempts,
        @Nullable Instant doneAt) {

    /// Fills in what is left out.
    public DeliveryStatus {
        outcome = Objects.requireNonNullElse(outcome, "");
        reason = Objects.requireNonNullElse(reason, "");
        runs = runs == null ? List.of() : List.copyOf(runs);
    }
}
