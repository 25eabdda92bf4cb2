package io.kubeci.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.api.RunRequestReader.Reading;
import io.kubeci.model.GitRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunRequestReaderTest {

    private static final String SHA = "0123456789012345678901234567890123456789";
    private static final String LEAST =
            "{\"org\": \"acme\", \"repo\": \"shop\", \"ref\": \"main\", \"hash\": \"" + SHA + "\"%s}";

    private static Reading read(String json) {
        return RunRequestReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static RunRequest good(String more) {
        assertThat(read(LEAST.formatted(more))).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) read(LEAST.formatted(more))).request();
    }

    @Test
    void takesTheFourThatMustBeThere() {
        assertThat(good(""))
                .isEqualTo(new RunRequest("acme", "shop", "main", SHA, "branch", "", Optional.empty(), false));
    }

    @Test
    void takesEverythingThatTheOldVersionTook() {
        var request = good("""
                , "ref_type": "tag", "entrypoint": "deploy", "run": false,
                "ci_context": {"/ci.yaml": "kind: Workflow", "lib/x.star": ""}""");

        assertThat(request.gitRef()).isEqualTo(new GitRef.Tag("main"));
        assertThat(request.entrypoint()).isEqualTo("deploy");
        assertThat(request.ciContext()).contains(Map.of("ci.yaml", "kind: Workflow", "lib/x.star", ""));
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource({"refs/heads/a/b, branch, a/b", "refs/tags/v1, tag, v1", "feature/x, branch, feature/x"})
    void takesFullNamesOfRefs(String ref, String type, String name) {
        var json = LEAST.formatted("").replace("\"main\"", "\"" + ref + "\"");

        var request = ((Reading.Read) read(json)).request();

        assertThat(request.gitRef()).isEqualTo(GitRef.of(type, name));
    }

    @Test
    void namesAllFaultsAtOnce() {
        var reading = read("""
                {"org": "a/b", "repo": 7, "ref": "", "hash": "main", "ref_type": "head", "entrypoint": [],
                 "ci_context": {"../x": "", "a": 1}, "run": "yes", "color": "red"}""");

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(FieldFault::field)
                                .contains(
                                        "org",
                                        "repo",
                                        "ref",
                                        "hash",
                                        "ref_type",
                                        "entrypoint",
                                        "ci_context",
                                        "run",
                                        "color"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            org        | "org": ""
            repo       | "repo": "a/b"
            ref        | "ref": "a..b"
            ref        | "ref": "a b"
            ref        | "ref": "-\\u0007"
            ref        | "ref": null
            hash       | "hash": "0123456"
            hash       | "hash": "0000000000000000000000000000000000000000"
            ref_type   | "ref": "refs/tags/x", "ref_type": "branch"
            ci_context | "ci_context": []
            ci_context | "ci_context": {"": "x"}
            ci_context | "ci_context": {"a": "", "/a": ""}
            ci_context | "run": true, "ci_context": {"ci.yaml": "x"}
            run        | "run": 1
            Org        | "Org": "acme"
            """)
    void refusesABadValueByItsName(String field, String part) throws IOException {
        var json = (ObjectNode) new ObjectMapper().readTree(LEAST.formatted(""));
        json.setAll((ObjectNode) new ObjectMapper().readTree("{" + part + "}"));

        assertThat(read(json.toString()))
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(FieldFault::field)
                                .containsOnly(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"org\": \"a\", \"org\": \"b\"}",
                "{} {}",
                "org: acme",
                "[[[[[[[[[[[[[["
            })
    void refusesWhatIsNoObject(String json) {
        assertThat(read(json)).isInstanceOf(Reading.Broken.class);
    }
}
