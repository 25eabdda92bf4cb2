package io.kubeci.reconcile;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.kubeci.model.Unavailable;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns what Fabric8 throws into the three kinds of trouble.
final class KubernetesCalls {

    private KubernetesCalls() {}

    /// Makes a call.
    ///
    /// @throws Unavailable whatever went wrong: what refuses our own resources, an administrator can mend
    static <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw unavailable(what, e);
        }
    }

    /// Makes a call that must not overwrite what somebody else did: a conflict, or a create of what is there already,
    /// is
    /// an empty result.
    static <T> Optional<T> unlessConflict(String what, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return Optional.empty();
            }
            throw unavailable(what, e);
        }
    }

    private static Unavailable unavailable(String what, KubernetesClientException e) {
        return new Unavailable(
                "%s: the API server answered %d, %s".formatted(what, e.getCode(), e.getMessage()), Duration.ZERO, e);
    }
}
