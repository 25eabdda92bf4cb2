package io.kubeci.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DescriptionEndpointTest {

    private static final Path FILES = Path.of("src/main/resources/io/kubeci/api");

    @TestHTTPResource("/")
    private URI server;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest(name = "GET {0}, Accept: {1}")
    @CsvSource(textBlock = """
            /api/v1/openapi,             */*,                                       yaml
            /api/v1/openapi,             'text/html, */*;q=0.8',                    yaml
            /api/v1/openapi,             application/json,                          json
            /api/v1/openapi,             'application/yaml, application/json;q=0.5', yaml
            /api/v1/openapi,             'application/yaml;q=0.5, application/json', json
            /api/v1/openapi?format=JSON, */*,                                       json
            /api/v1/openapi?format=json, application/yaml,                          json
            /api/v1/openapi?format=yaml, application/json,                          yaml
            /api/v1/openapi?format=xml,  */*,                                       yaml
            /api/v1/openapi.json,        */*,                                       json
            /api/v1/openapi.yaml,        application/json,                          yaml
            /api/v1/openapi.yml,         application/json,                          yaml
            """)
    void describesTheApiInTheFormThatIsAskedFor(String path, String accept, String form) throws Exception {
        var answer = send("GET", path, accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/%s;charset=UTF-8".formatted(form));
        assertThat(answer.body()).isEqualTo(Files.readString(FILES.resolve("openapi." + form)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"HEAD, 200", "POST, 404", "DELETE, 404"})
    void isOnlyRead(String method, int status) throws Exception {
        var answer = send(method, "/api/v1/openapi", "*/*");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("openapi:");
    }

    private HttpResponse<String> send(String method, String path, String accept)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", accept)
                .method(method, BodyPublishers.noBody());
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
