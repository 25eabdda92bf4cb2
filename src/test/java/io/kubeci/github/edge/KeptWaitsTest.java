package io.kubeci.github.edge;

import static io.kubeci.github.edge.Some.REPO;
import static io.kubeci.github.edge.Some.SHA;
import static io.kubeci.github.edge.StubGitHub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeci.github.Waits;
import io.kubeci.model.CommitSha;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Waits that outlive the process that was told.
class KeptWaitsTest {

    private static final String BRANCH = "GET /repos/octo/hello/git/ref/heads/main";
    private static final String HEAD = "{\"object\":{\"sha\":\"" + SHA + "\"}}";
    private static final String LIMIT = "{\"message\":\"You have exceeded a secondary rate limit\"}";

    private final StubGitHub stub = new StubGitHub();
    private final Some.Clock clock = new Some.Clock();
    private final InMemoryWaits waits = new InMemoryWaits();
    private GitHubApp app = process();

    @AfterEach
    void close() {
        app.close();
        stub.close();
    }

    private GitHubApp process() {
        return GitHubApp.connect(Some.settings(stub), Some.KEY, ApiMetrics.NONE, waits, clock);
    }

    private void dies() {
        app.close();
        app = process();
    }

    private Optional<CommitSha> head() {
        return app.gitHub().branchHead(REPO, "main");
    }

    private void isRefused(String... headers) {
        stub.on(BRANCH, json(403, LIMIT, headers), json(200, HEAD));
        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class);
    }

    @Test
    void waitsOnWhereThePreviousProcessWasTold() {
        isRefused("Retry-After", "60");
        clock.pass(Duration.ofSeconds(10));

        dies();

        assertThatThrownBy(this::head)
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(50)));
        assertThat(stub.lines()).hasSize(1);
        clock.pass(Duration.ofSeconds(50));
        assertThat(head()).contains(SHA);
    }

    @Test
    void waitsForTheHourAfterTheLastCallThatIsAllowed() {
        var reset = Long.toString(clock.instant().plus(Duration.ofMinutes(20)).getEpochSecond());
        stub.on(BRANCH, json(200, HEAD, "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset));
        head();

        dies();

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("told us to wait");
        clock.pass(Duration.ofMinutes(21));
        assertThat(head()).contains(SHA);
    }

    @Test
    void learnsWhatTheOtherReplicaWasToldWhenItTakesOver() {
        stub.on(BRANCH, json(200, HEAD));
        head();
        waits.remember("installation-7.all", clock.instant().plusSeconds(60));

        app.takeOver();

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("told us to wait");
    }

    @Test
    void sendsNothingBeforeItKnowsWhetherItHasToWait() {
        stub.on(BRANCH, json(200, HEAD));
        waits.away = true;

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class);

        assertThat(stub.lines()).isEmpty();
        waits.away = false;
        assertThat(head()).contains(SHA);
    }

    @Test
    void keepsAWaitOnceAndNoneThatIsOverBeforeAnybodyCouldStart() {
        isRefused("Retry-After", "2");
        assertThat(waits.written).isEmpty();
        clock.pass(Duration.ofSeconds(2));

        isRefused("Retry-After", "60");
        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class);

        assertThat(waits.written).containsExactly("installation-7.all");
    }

    @Test
    void doesNotBelieveAWaitOfYears() {
        waits.remember("installation-7.all", clock.instant().plus(Duration.ofDays(4_000)));

        assertThatThrownBy(this::head)
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofDays(1)));
    }

    /// What outlives a process.
    private static final class InMemoryWaits implements Waits {

        private final Map<String, Instant> kept = new HashMap<>();
        private final List<String> written = new ArrayList<>();
        private boolean away;

        @Override
        public Map<String, Instant> recall() {
            if (away) {
                throw new Unavailable("the API server is away", Duration.ZERO);
            }
            return Map.copyOf(kept);
        }

        @Override
        public void remember(String what, Instant until) {
            written.add(what);
            kept.put(what, until);
        }
    }
}
