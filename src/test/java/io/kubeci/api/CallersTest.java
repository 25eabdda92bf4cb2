package io.kubeci.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.config.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {

    private List<Secret> tokens = List.of(new Secret("first"), new Secret("s3cr3t!"));
    private final FakeReviews cluster = new FakeReviews();
    private long nanos;
    private final Callers callers = new Callers(() -> tokens, cluster, () -> nanos);

    @Test
    void takesEachOfOurOwnTokensForEverythingWithoutAskingTheCluster() {
        for (var verb : Verb.values()) {
            assertThat(callers.allow("Bearer s3cr3t!", verb, "")).isInstanceOf(Access.Granted.class);
            assertThat(callers.allow("bearer first", verb, "run-1")).isInstanceOf(Access.Granted.class);
        }
        assertThat(cluster.questions()).isZero();
    }

    @Test
    void forgetsATokenThatIsTakenAway() {
        callers.allow("Bearer first", Verb.GET, "");
        tokens = List.of(new Secret("s3cr3t!"));

        assertThat(callers.allow("Bearer first", Verb.GET, "")).isInstanceOf(Access.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Bearer", "Bearer ", "first", "Basic first", "Bearer a b", "Bearer fir", "Bearer first2"
            })
    void doesNotKnowOthers(String header) {
        assertThat(callers.allow(header, Verb.GET, "")).isInstanceOf(Access.Unknown.class);
    }

    @Test
    void takesAClusterTokenForWhatItsOwnerMayDoToRuns() {
        cluster.knows("token", "alice", Verb.GET, Verb.LIST);

        assertThat(callers.allow("Bearer token", Verb.GET, "run-1")).isEqualTo(new Access.Granted("alice"));
        assertThat(callers.allow("Bearer token", Verb.LIST, "")).isEqualTo(new Access.Granted("alice"));
        assertThat(callers.allow("Bearer token", Verb.CREATE, ""))
                .isInstanceOfSatisfying(
                        Access.Denied.class, denied -> assertThat(denied.why()).contains("alice may not create runs"));
    }

    @Test
    void remembersForLessThanTenSecondsWhatIsAllowed() {
        cluster.knows("token", "alice", Verb.GET);
        callers.allow("Bearer token", Verb.GET, "run-1");
        cluster.forgetsEverybody();

        assertThat(callers.allow("Bearer token", Verb.GET, "run-1")).isInstanceOf(Access.Granted.class);
        assertThat(callers.allow("Bearer token", Verb.GET, "run-2")).isInstanceOf(Access.Unknown.class);
        assertThat(callers.allow("Bearer token", Verb.UPDATE, "run-1")).isInstanceOf(Access.Unknown.class);

        nanos = Duration.ofSeconds(10).toNanos();
        assertThat(callers.allow("Bearer token", Verb.GET, "run-1")).isInstanceOf(Access.Unknown.class);
    }

    @Test
    void doesNotRememberRefusals() {
        callers.allow("Bearer token", Verb.GET, "");
        cluster.knows("token", "alice");
        callers.allow("Bearer token", Verb.GET, "");
        cluster.knows("token", "alice", Verb.GET);

        assertThat(callers.allow("Bearer token", Verb.GET, "")).isInstanceOf(Access.Granted.class);
    }

    @Test
    void saysWhichRoleIsMissing() {
        cluster.mayNotBeAsked();

        assertThat(callers.allow("Bearer token", Verb.GET, ""))
                .isInstanceOfSatisfying(
                        Access.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("kube-ci-api-login"));
    }
}
