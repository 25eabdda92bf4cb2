package io.kubeci.github;

import java.time.Instant;
import java.util.List;

/// GitHub's own log of the webhooks it sent to our App (`/app/hook/deliveries`), which it keeps for three days.
public interface HookDeliveries {

    /// One attempt to deliver a webhook.
    ///
    /// @param id the attempt's number, by which it is redelivered
    /// @param guid the `X-GitHub-Delivery`, the same in all attempts
    /// @param statusCode what we answered; 0 where nothing came back
    /// @param ok whether GitHub counts it as delivered
    /// @param redelivery whether it was a repetition
    record Attempt(
            long id, String guid, Instant deliveredAt, boolean redelivery, int statusCode, boolean ok, String event) {}

    /// All attempts since an instant, the latest first.
    List<Attempt> since(Instant instant);

    /// Asks GitHub to send it again; the attempt itself comes later.
    void redeliver(long attemptId);
}
