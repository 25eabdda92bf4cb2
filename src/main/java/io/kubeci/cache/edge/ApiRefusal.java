package io.kubeci.cache.edge;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the API server said instead of yes.
final class ApiRefusal {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int INVALID = 422;

    /// A right that kube-ci itself lacks, or a namespace on its way out: nothing that an author can mend.
    private static final Pattern OURS = Pattern.compile("cannot \\w+ resource|is being terminated");

    private ApiRefusal() {}

    /// Why it will never be taken, in the API server's words.
    ///
    /// @param what what was tried, in the infinitive
    /// @throws Unavailable if it may be taken later
    static String reasonOr(String what, KubernetesClientException e) {
        var isFinal = switch (e.getCode()) {
            case BAD_REQUEST, INVALID -> true;
            case FORBIDDEN -> !OURS.matcher(message(e)).find();
            default -> false;
        };
        if (!isFinal) {
            throw unavailable(what, e);
        }
        return message(e);
    }

    static Unavailable unavailable(String what, KubernetesClientException e) {
        var code = e.getCode() <= 0 ? "no answer" : "answer " + e.getCode();
        return new Unavailable("could not %s: %s: %s".formatted(what, code, message(e)), Duration.ZERO, e);
    }

    private static String message(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus())
                .flatMap(status -> Optional.ofNullable(status.getMessage()))
                .or(() -> Optional.ofNullable(e.getMessage()))
                .orElse("");
    }
}
