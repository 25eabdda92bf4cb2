package io.kubeci.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `/api/v1/openapi` tells is what the annotations say; `-Dgolden.update` writes it anew.
class ApiDescriptionTest {

    private static final Path COMMITTED = Path.of("src/main/resources/io/kubeci/api");
    private static final Path CLASSES = Path.of("target/classes/io/kubeci/api");

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"openapi.yaml", "openapi.json"})
    void saysWhatTheAnnotationsSay(String name) throws IOException {
        var committed = COMMITTED.resolve(name);
        var made = made();
        var expected = name.endsWith(".yaml") ? made.toYAML() : made.toJSON() + "\n";

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(committed, expected);
        }

        assertThat(committed).hasContent(expected);
    }

    @Test
    void saysTheSameInBothForms() throws IOException {
        var yaml = new YAMLMapper().readTree(COMMITTED.resolve("openapi.yaml").toFile());
        var json = new ObjectMapper().readTree(COMMITTED.resolve("openapi.json").toFile());

        assertThat(yaml).isEqualTo(json);
    }

    @Test
    void isOpenApi30() throws IOException {
        var parsed =
                new OpenAPIV3Parser().readContents(Files.readString(COMMITTED.resolve("openapi.yaml")), null, null);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.0.3");
    }

    private static SmallRyeOpenAPI made() throws IOException {
        return SmallRyeOpenAPI.builder()
                .withConfig(config())
                .withIndex(index())
                .enableStandardStaticFiles(false)
                .build();
    }

    /// 3.0, because many tools do not read 3.1 yet.
    private static Config config() {
        return new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of("mp.openapi.extensions.smallrye.openapi", "3.0.3"))
                .build();
    }

    private static IndexView index() throws IOException {
        var indexer = new Indexer();
        try (var files = Files.walk(CLASSES)) {
            for (var file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                try (var stream = Files.newInputStream(file)) {
                    indexer.index(stream);
                }
            }
        }
        return indexer.complete();
    }
}
