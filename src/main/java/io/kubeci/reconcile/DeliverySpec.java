package io.kubeci.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A webhook as it was stored. Never changed.
///
/// @param name GitHub's name of the event, `push`
/// @param action GitHub's `action`, "" where the event has none
/// @param installationId the App's installation that GitHub names
/// @param repository `owner/name`, or the owner alone where it is about all repositories; for people
/// @param receivedAt when it came in
/// @param event the translated event, [io.kubeci.event.CiEvent] as JSON
/// @param payload all that GitHub sent, for scripts: [io.kubeci.event.PayloadPack]; "" if it was too large
/// @param payloadDropped the payload's lists that were emptied so that it fits, or `everything`
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DeliverySpec(
        @Required String name,
        String action,
        @Required long installationId,
        String repository,
        @Required Instant receivedAt,
        @Required @PreserveUnknownFields JsonNode event,
        @Nullable String payload,
        @Nullable List<String> payloadDropped) {

    /// Fills in what is left out.
    public DeliverySpec {
        action = Objects.requireNonNullElse(action, "");
        repository = Objects.requireNonNullElse(repository, "");
    }
}
