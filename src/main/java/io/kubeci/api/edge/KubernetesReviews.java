package io.kubeci.api.edge;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.kubeci.api.Reviews;
import io.kubeci.api.Verb;
import io.kubeci.config.Secret;
import io.kubeci.model.Unavailable;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// The API server's TokenReview and SubjectAccessReview.
public final class KubernetesReviews implements Reviews {

    private static final String GROUP = "kube-ci.qutics.com";
    private static final String RUNS = "runs";

    private final KubernetesClient client;
    private final String namespace;

    /// @param namespace where Runs are
    public KubernetesReviews(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Login identify(Secret token) {
        var review = new TokenReviewBuilder()
                .withNewSpec()
                .withToken(token.reveal())
                .endSpec()
                .build();
        try {
            var status = client.resource(review).create().getStatus();
            return status != null && Boolean.TRUE.equals(status.getAuthenticated()) && isNamed(status.getUser())
                    ? new Login.Known(identity(status.getUser()))
                    : new Login.Unknown();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return new Login.NotAsked();
            }
            throw unavailable("asking whose a token is", e);
        }
    }

    @Override
    public boolean permits(Identity who, Verb verb, String run) {
        var extra = who.extra();
        var review = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(who.name())
                .withUid(who.uid())
                .withGroups(who.groups())
                .withExtra(extra)
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withGroup(GROUP)
                .withResource(RUNS)
                .withVerb(verb.word())
                .withName(run)
                .endResourceAttributes()
                .endSpec()
                .build();
        return call("asking what %s may do".formatted(who.name()), () -> {
            SubjectAccessReview answer = client.resource(review).create();
            var status = answer.getStatus();
            return status != null && Boolean.TRUE.equals(status.getAllowed());
        });
    }

    private static boolean isNamed(UserInfo user) {
        return user != null && user.getUsername() != null && !user.getUsername().isEmpty();
    }

    private static Identity identity(UserInfo user) {
        return new Identity(
                user.getUsername(),
                Objects.requireNonNullElse(user.getUid(), ""),
                Objects.requireNonNullElse(user.getGroups(), List.of()),
                Objects.requireNonNullElse(user.getExtra(), Map.of()));
    }

    private static <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw unavailable(what, e);
        }
    }

    /// Without the server's message: it could hold what was sent.
    private static Unavailable unavailable(String what, KubernetesClientException e) {
        return new Unavailable("%s: the API server answered %d".formatted(what, e.getCode()), Duration.ZERO);
    }
}
