package io.kubeci.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.golden.Golden;
import io.kubeci.model.Problem;
import io.kubeci.workflow.RuleContext;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What authors are told of the files that they really write.
class BrokenCiYamlTest {

    static Stream<Golden> cases() {
        return Golden.cases("ci-yaml");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void tellsEverythingThatIsWrongAndWhere(Golden golden) {
        var definition =
                DefinitionReader.ofYaml(golden.input("ci.yaml"), ".kube-ci/ci.yaml", RuleContext.with(Set.of()));

        assertThat(definition)
                .isInstanceOfSatisfying(
                        Definition.Invalid.class,
                        invalid -> golden.assertProduces(Map.of(
                                "problems.txt",
                                invalid.problems().stream()
                                        .map(Problem::located)
                                        .collect(Collectors.joining("\n", "", "\n")))));
    }
}
