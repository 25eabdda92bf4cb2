package io.kubeci.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.golden.Golden;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.pipeline.Definition;
import io.kubeci.pipeline.DefinitionReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecoratorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Golden> cases() {
        return Golden.cases("decorate");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void submitsTheAuthorsWorkAndOurOwnMetadata(Golden golden) {
        var run = Some.yaml(golden.input("run.yaml"));
        var decorated = Decorator.decorate(author(golden), decoration(run), run.path("template"));

        assertThat(Submittable.of(decorated)).isEqualTo(new Submittable.Ready(decorated));
        golden.assertProduces(Map.of("workflow.yaml", Serialization.asYaml(decorated.tree())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decoratesTwiceAsOnce(Golden golden) {
        var run = Some.yaml(golden.input("run.yaml"));
        var once = Decorator.decorate(author(golden), decoration(run));

        var twice = Decorator.decorate(once, decoration(run));

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void tellsTheAuthorOfAWorkflowThatIsTooLarge() {
        var script = "x".repeat(1_500_000);
        var author = Some.workflow("podSpecPatch: " + script);

        var answer = Submittable.of(Decorator.decorate(author, Some.decoration()));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Submittable.Unfit.class,
                        unfit -> assertThat(unfit.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.message())
                                        .startsWith("the Workflow is too large: 1,50")
                                        .contains("1,400,000")));
    }

    @Test
    void tellsTheAuthorOfAnnotationsThatAreTooLarge() {
        var tree = Some.workflow("").tree();
        ((ObjectNode) tree.path("metadata")).putObject("annotations").put("example.com/x", "ü".repeat(140_000));

        var answer = Submittable.of(Decorator.decorate(new WorkflowDoc(tree), Some.decoration()));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Submittable.Unfit.class,
                        unfit -> assertThat(unfit.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.message())
                                        .startsWith("the annotations are too large: 280,")));
    }

    private static WorkflowDoc author(Golden golden) {
        var context = RuleContext.with(java.util.Set.of()).startingAt("", java.util.Set.of());
        return switch (DefinitionReader.ofYaml(golden.input("ci.yaml"), "ci.yaml", context)) {
            case Definition.Defined(WorkflowDoc workflow, String _) -> workflow;
            case Definition.Invalid(var problems) -> throw new AssertionError(problems.toString());
            case Definition.Absent _ -> throw new AssertionError("absent");
        };
    }

    private static Decoration decoration(ObjectNode run) {
        var ref =
                GitRef.of(run.path("ref_type").asText("branch"), run.path("ref").asText("main"));
        var pull = run.path("pull");
        var pullRequest = pull.isObject()
                ? Optional.of(new PullRequest(
                        pull.path("number").asInt(),
                        pull.path("base").asText(),
                        ref.name(),
                        false,
                        false,
                        pull.path("title").asText(),
                        pull.path("url").asText(),
                        true))
                : Optional.<PullRequest>empty();
        return new Decoration(
                "kube-ci.main.x12345678",
                "ci",
                "kube-ci",
                Some.revision(ref),
                pullRequest,
                run.path("entrypoint").asText(""),
                map(run.path("parameters")),
                map(run.path("extra")),
                Optional.of(run.path("cache").asText("")).filter(claim -> !claim.isEmpty()),
                "Workflow - test",
                run.path("checkRunId").asLong(42),
                run.path("tolerations").valueStream().toList(),
                map(run.path("nodeSelector")));
    }

    private static Map<String, String> map(JsonNode node) {
        var result = new TreeMap<String, String>();
        node.properties()
                .forEach(entry -> result.put(entry.getKey(), entry.getValue().asText()));
        return result;
    }

    @Test
    void makesJsonThatParsesToTheSameTree() throws Exception {
        var decorated = Decorator.decorate(Some.workflow(""), Some.decoration());

        assertThat(JSON.readTree(decorated.toString())).hasToString(decorated.toString());
    }
}
