package io.kubeci.workflow.edge;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the API server said instead of yes: whether asking again helps, and in words for an author.
final class ApiAnswer {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int INVALID = 422;

    /// What etcd's limit looks like through the API server, as a 500.
    private static final Pattern ETCD_LIMIT = Pattern.compile("request is too large|trying to send message larger");

    /// A right that kube-ci itself lacks, or a namespace on its way out: nothing that an author can mend.
    private static final Pattern OURS = Pattern.compile("cannot \\w+ resource|is being terminated");

    private static final Pattern STRICT = Pattern.compile("strict decoding error: (.*)$", Pattern.DOTALL);
    private static final Pattern INVALID_VALUE = Pattern.compile("^Invalid value: (?:\"[^\"]*\": )?");

    private final KubernetesClientException exception;

    ApiAnswer(KubernetesClientException exception) {
        this.exception = exception;
    }

    boolean alreadyExists() {
        return exception.getCode() == CONFLICT;
    }

    /// Why it will never be taken.
    ///
    /// @param what what was tried, in the infinitive
    /// @throws Unavailable if it may be taken later
    String refusalOr(String what) {
        if (!isFinal()) {
            throw unavailable(what);
        }
        return readable();
    }

    /// That it cannot be had now.
    Unavailable unavailable(String what) {
        var code = exception.getCode() <= 0 ? "no answer" : "answer " + exception.getCode();
        return new Unavailable("could not %s: %s: %s".formatted(what, code, message()), retryAfter(), exception);
    }

    private boolean isFinal() {
        return switch (exception.getCode()) {
            case BAD_REQUEST, TOO_LARGE, INVALID -> true;
            case FORBIDDEN -> !OURS.matcher(message()).find();
            default -> ETCD_LIMIT.matcher(message()).find();
        };
    }

    private String readable() {
        if (exception.getCode() == TOO_LARGE || ETCD_LIMIT.matcher(message()).find()) {
            return "the Workflow is too large for Kubernetes; move templates into a WorkflowTemplate, or long scripts"
                    + " into files of the repository";
        }
        var strict = STRICT.matcher(message());
        if (strict.find()) {
            return strict.group(1);
        }
        var causes = causes();
        return causes.isEmpty() ? message() : causes;
    }

    /// `spec.templates[0].name: …`, a line each; the remark that some rules were not looked at is left out.
    private String causes() {
        return status()
                .flatMap(status -> Optional.ofNullable(status.getDetails()))
                .map(details -> Optional.ofNullable(details.getCauses()).orElse(List.of()))
                .orElse(List.of())
                .stream()
                .filter(cause -> cause.getField() != null && !cause.getField().equals("<nil>"))
                .map(ApiAnswer::line)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String line(StatusCause cause) {
        var message = Optional.ofNullable(cause.getMessage()).orElse("");
        var plain = INVALID_VALUE.matcher(message).replaceFirst("");
        return plain.startsWith(cause.getField()) ? plain : cause.getField() + ": " + plain;
    }

    private Duration retryAfter() {
        return status().flatMap(status -> Optional.ofNullable(status.getDetails()))
                .flatMap(details -> Optional.ofNullable(details.getRetryAfterSeconds()))
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    private String message() {
        return status().flatMap(status -> Optional.ofNullable(status.getMessage()))
                .or(() -> Optional.ofNullable(exception.getMessage()))
                .orElse("");
    }

    private Optional<Status> status() {
        return Optional.ofNullable(exception.getStatus());
    }
}
