package io.kubeci.fake.github;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What a test can do to GitHub. Operations are named as `POST /repos/{owner}/{repo}/check-runs`; an argument of that
/// name
/// is a regular expression found anywhere in them, `""` means all.
public final class Trouble {

    private final Misbehaviour misbehaviour;
    private final RateLimits limits;
    private final Deliveries deliveries;
    private final Authentication authentication;
    private final World world;

    Trouble(
            Misbehaviour misbehaviour,
            RateLimits limits,
            Deliveries deliveries,
            Authentication authentication,
            World world) {
        this.misbehaviour = misbehaviour;
        this.limits = limits;
        this.deliveries = deliveries;
        this.authentication = authentication;
        this.world = world;
    }

    /// The next requests are answered with this status and not carried out.
    public void fail(int count, int status, String operation) {
        misbehaviour.fail(count, status, operation, Optional.empty());
    }

    public void failWithRetryAfter(int count, int status, String operation, Duration wait) {
        misbehaviour.fail(count, status, operation, Optional.of(wait));
    }

    /// The next requests end without an answer and are not carried out.
    public void cutConnections(int count, String operation) {
        misbehaviour.reset(count, operation);
    }

    /// The next requests are carried out, and their answers are lost.
    public void loseAnswers(int count, String operation) {
        misbehaviour.loseAnswers(count, operation);
    }

    /// Every connection ends without an answer.
    public void beAwayFor(Duration time) {
        misbehaviour.beAwayFor(time);
    }

    /// Every answer takes that much longer.
    public void beSlow(Duration delay) {
        misbehaviour.delayBy(delay);
    }

    /// The next request of that account's installation gets a 403 with `retry-after`; another one during the wait is a
    /// violation.
    public void tellToWait(String login, Duration wait) {
        synchronized (world) {
            limits.tellToWait(world.installationOf(world.account(login)).orElseThrow().id, wait);
        }
    }

    /// GitHub's limits, 5,000 requests an hour and 900 points a minute, which are off at first.
    public void limitRates() {
        limits.enforce();
    }

    public void limitRates(int requestsAnHour, int pointsAMinute) {
        limits.enforce(requestsAnHour, pointsAMinute);
    }

    /// All tokens that were issued are worth nothing from now on.
    public void revokeTokens() {
        authentication.revokeAll();
    }

    /// The next webhooks do not arrive; GitHub's log shows them as failed.
    public void dropDeliveries(int count) {
        deliveries.drop(count);
    }

    /// The next webhooks come twice.
    public void repeatDeliveries(int count) {
        deliveries.repeat(count);
    }

    /// Webhooks wait for `releaseDeliveries`.
    public void holdDeliveries() {
        deliveries.hold();
    }

    /// @param reversed the newest first
    public void releaseDeliveries(boolean reversed) {
        deliveries.release(reversed);
    }

    /// Sends what was held of some events, so many a second; what is of others is dropped. Returns once all are sent,
    /// whether they are answered or not.
    ///
    /// @return their GUIDs
    public Set<String> releaseDeliveries(Set<String> events, double aSecond) {
        return deliveries.release(events, aSecond);
    }

    /// Changes the request of all further webhooks, with a wrong signature for instance.
    public void spoilDeliveries(UnaryOperator<HttpRequest.Builder> change) {
        deliveries.spoil(change);
    }

    /// Ends all troubles with the API; what is told about deliveries and limits stays.
    public void end() {
        misbehaviour.stop();
    }
}
