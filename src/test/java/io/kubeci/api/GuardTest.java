package io.kubeci.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.config.Secret;
import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final ApiAnswer DONE = ApiAnswer.json(200, "done");

    private final FakeReviews cluster = new FakeReviews();
    private final Guard guard = new Guard(new Callers(() -> List.of(new Secret("ours")), cluster));

    private ApiAnswer call(RuntimeException trouble) {
        return guard.call("Bearer ours", Verb.GET, "", _ -> {
            throw trouble;
        });
    }

    @Test
    void letsThoseInWhoMay() {
        assertThat(guard.call("Bearer ours", Verb.GET, "", _ -> DONE)).isEqualTo(DONE);
    }

    @Test
    void asksForATokenWhereThereIsNone() {
        var answer = guard.call("", Verb.GET, "", _ -> DONE);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer");
    }

    @Test
    void refusesThoseWhoMayNot() {
        cluster.knows("token", "alice");

        assertThat(guard.call("Bearer token", Verb.GET, "", _ -> DONE).status()).isEqualTo(403);
    }

    @Test
    void saysWhenToComeAgainWhileTheClusterOrGitHubIsAway() {
        assertThat(call(new Unavailable("GitHub says to wait", Duration.ofSeconds(60)))
                        .headers())
                .containsEntry("Retry-After", "60");

        cluster.isAway();
        var answer = guard.call("Bearer token", Verb.GET, "", _ -> DONE);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsKey("Retry-After");
    }

    @Test
    void hasAnAnswerWhateverHappens() {
        assertThat(call(new Gone("the repository is gone")).status()).isEqualTo(422);
        var answer = call(new IllegalStateException("a secret detail"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().toString()).doesNotContain("secret detail");
    }
}
