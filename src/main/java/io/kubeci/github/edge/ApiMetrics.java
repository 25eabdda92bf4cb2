package io.kubeci.github.edge;

import java.time.Duration;

/// Who wants to know how the calls to GitHub go. Called on the calling threads: must be quick, and must not throw.
public interface ApiMetrics {

    /// For who does not.
    ApiMetrics NONE = new ApiMetrics() {
        @Override
        public void request(String operation, int status, Duration duration) {}

        @Override
        public void rateLeft(long installationId, long left) {}
    };

    /// One request has ended.
    ///
    /// @param operation GitHub's name of it, of which there are few: `POST /repos/{owner}/{repo}/check-runs`
    /// @param status what GitHub answered; 0 where no whole answer came
    /// @param duration from sending to the answer's last byte
    void request(String operation, int status, Duration duration);

    /// How many requests an installation has left in the current hour, by GitHub's own count.
    void rateLeft(long installationId, long left);
}
