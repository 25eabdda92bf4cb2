package io.kubeci.workflow.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.model.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers of a real API server.
class ApiAnswerTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            rejected-boolean-annotation | spec.templates[0].metadata.annotations.flag in body must be of type string: "boolean"
            rejected-number-parameter   | spec.arguments.parameters[0].value in body must be of type string: "integer"
            rejected-unknown-field      | unknown field "spec.synchronization.mutex"
            """)
    void saysInOneLineWhatIsWrong(String fixture, String message) throws IOException {
        assertThat(answer(fixture).refusalOr("create")).isEqualTo(message);
    }

    @Test
    void saysEverythingThatIsWrongInALineEach() throws IOException {
        assertThat(answer("rejected-template-rules").refusalOr("create").lines())
                .containsExactly(
                        "spec.templates[0].name in body should match '^[a-zA-Z0-9][-a-zA-Z0-9]*$'",
                        "spec.templates: template must have at most one template type");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0   | connection refused
            401 | Unauthorized
            404 | the server could not find the requested resource
            409 | the object has been modified
            429 | too many requests
            500 | etcdserver: request timed out
            503 | apiserver not ready
            403 | workflows.argoproj.io is forbidden: User "x" cannot create resource "workflows" in API group "argoproj.io"
            403 | workflows "x" is forbidden: unable to create new content in namespace ci because it is being terminated
            """)
    void triesAgainWhereThatMayHelp(int code, String message) {
        assertThatThrownBy(() -> new ApiAnswer(exception(code, message)).refusalOr("create the Workflow x"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("create the Workflow x")
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            403 | workflows.argoproj.io "x" is forbidden: exceeded quota: ci | exceeded quota
            403 | admission webhook "policy.example.com" denied the request: no | denied the request
            413 | Request entity too large | too large for Kubernetes
            500 | etcdserver: request is too large | too large for Kubernetes
            400 | something is wrong | something is wrong
            """)
    void tellsTheAuthorWhatWillNeverBeTaken(int code, String message, String told) {
        assertThat(new ApiAnswer(exception(code, message)).refusalOr("create")).contains(told);
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        var status = new StatusBuilder()
                .withCode(429)
                .withMessage("later")
                .withNewDetails()
                .withRetryAfterSeconds(7)
                .endDetails()
                .build();

        var unavailable = new ApiAnswer(new KubernetesClientException(status)).unavailable("read");

        assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    private static ApiAnswer answer(String fixture) throws IOException {
        var text = Files.readString(Path.of("src/test/resources/fixtures/workflows", fixture, "answer.json"));
        return new ApiAnswer(new KubernetesClientException(Serialization.unmarshal(text, Status.class)));
    }

    private static KubernetesClientException exception(int code, String message) {
        return new KubernetesClientException(
                new StatusBuilder().withCode(code).withMessage(message).build());
    }
}
