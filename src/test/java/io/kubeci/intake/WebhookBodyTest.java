package io.kubeci.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kubeci.event.PayloadTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookBodyTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/webhooks");
    private static final long APP = 29310;

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void keepsAllThatEventsAreMadeOf(Path example) throws IOException {
        var event = example.getFileName().toString().split("[.-]")[0];
        var body = Files.readAllBytes(example);
        var whole = new ObjectMapper().readTree(body);

        var kept = WebhookBody.read(WebhookBody.Form.JSON, body).orElseThrow();

        assertThat(PayloadTranslator.translate(event, kept, APP))
                .isEqualTo(PayloadTranslator.translate(event, whole, APP));
    }
}
