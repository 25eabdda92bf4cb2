package io.kubeci.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.event.CiEvent;
import java.time.Instant;

/// A verified webhook that kube-ci acts on.
///
/// @param id the `X-GitHub-Delivery` in lower case, which is a legal Kubernetes name and label
/// @param eventName the `X-GitHub-Event`
/// @param action the payload's `action`, "" if it has none
/// @param installationId the App's installation that it is about
/// @param event what happened
/// @param receivedAt when it came
/// @param payload all that GitHub sent, for scripts that look at it
public record NewDelivery(
        String id,
        String eventName,
        String action,
        long installationId,
        CiEvent event,
        Instant receivedAt,
        JsonNode payload) {}
