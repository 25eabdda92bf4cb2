package io.kubeci.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.pipeline.Definition;
import io.kubeci.pipeline.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a real API server and a real Argo did with workflows, against what we say beforehand.
class FixturesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/workflows");

    /// What is refused, and a part of why. The number as a parameter's value is not: we make a string of it.
    private static final Map<String, String> REFUSED = Map.of(
            "duplicate-parameters", "there are two parameters named \"ref\"",
            "invalid-missing-argument", "the parameter \"ref\" has no value",
            "invalid-missing-entrypoint", "spec.entrypoint is missing",
            "invalid-unknown-template", "there is no template named \"tset\"",
            "invalid-unresolved-parameter", "{{workflow.parameters.nowhere}} has no value",
            "rejected-boolean-annotation", "flag must be a string, but is the boolean true",
            "rejected-template-rules", "the template name \"run_tests\" is not allowed",
            "rejected-unknown-field", "write the list \"mutexes\" instead",
            "undecodable", "inline.metadata.annotations.flag must be a string, but is the boolean true");

    static Stream<Path> cases() throws IOException {
        try (var directories = Files.list(FIXTURES)) {
            return directories.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesWhatArgoRefusesAndNothingElse(Path directory) throws IOException {
        var text = Files.readString(directory.resolve("workflow.submitted.yaml"));
        var name = directory.getFileName().toString();

        var definition = DefinitionReader.ofYaml(text, ".kube-ci/ci.yaml", RuleContext.with(Set.of()));

        if (REFUSED.containsKey(name)) {
            assertThat(definition)
                    .isInstanceOfSatisfying(
                            Definition.Invalid.class,
                            invalid -> assertThat(invalid.problems()).anySatisfy(problem -> {
                                assertThat(problem.message()).contains(REFUSED.get(name));
                                assertThat(problem.line()).isPositive();
                            }));
        } else {
            assertThat(definition).isInstanceOf(Definition.Defined.class);
        }
    }
}
