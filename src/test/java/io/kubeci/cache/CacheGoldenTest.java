package io.kubeci.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.cache.CacheSettings.Placement;
import io.kubeci.cache.edge.ClaimManifest;
import io.kubeci.golden.Golden;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Problem;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.model.Revision;
import io.kubeci.pipeline.Definition;
import io.kubeci.pipeline.DefinitionReader;
import io.kubeci.policy.Trust;
import io.kubeci.workflow.AuthorSettings;
import io.kubeci.workflow.RuleContext;
import io.kubeci.workflow.Submittable;
import io.kubeci.workflow.WorkflowDoc;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CacheGoldenTest {

    private static final String FILE = "ci.yaml";

    static Stream<Golden> plans() {
        return Golden.cases("cache-plan");
    }

    static Stream<Golden> placements() {
        return Golden.cases("cache-placement");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void plansTheClaimOfARun(Golden golden) {
        golden.assertProduces(
                switch (definition(golden)) {
                    case Definition.Invalid(var problems) -> problems(problems);
                    case Definition.Absent _ -> throw new AssertionError("absent");
                    case Definition.Defined(WorkflowDoc workflow, String _) -> plan(golden, workflow);
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("placements")
    void keepsThePodsOfAVolumeOnOneNode(Golden golden) {
        var placement = golden.has("placement.txt")
                ? Placement.valueOf(golden.input("placement.txt").strip().toUpperCase(Locale.ROOT))
                : Placement.REQUIRED;
        var author = ((Definition.Defined) definition(golden)).workflow();

        var placed = CachePlacement.apply(author, "ci-project-octo-app-xomcqz-wh", placement);

        assertThat(Submittable.of(placed)).isEqualTo(new Submittable.Ready(placed));
        assertThat(CachePlacement.apply(placed, "ci-project-octo-app-xomcqz-wh", placement))
                .isEqualTo(placed);
        golden.assertProduces(Map.of("workflow.yaml", Serialization.asYaml(placed.tree())));
    }

    private static Map<String, String> plan(Golden golden, WorkflowDoc workflow) {
        var run = Serialization.unmarshal(golden.input("run.yaml"), ObjectNode.class);
        var question = new CachePlanner.Question(
                "app.main.x12345678",
                revision(run),
                Trust.valueOf(run.path("trust").asText("TRUSTED")),
                AuthorSettings.read(workflow).settings());
        return switch (CachePlanner.plan(question, settings(run))) {
            case CachePlan.None _ -> Map.of("none.txt", "no cache\n");
            case CachePlan.Unusable(var faults) -> problems(DefinitionReader.located(golden.input(FILE), FILE, faults));
            case CachePlan.Claim claim
            when claim.size().isEmpty() -> Map.of("none.txt", "only if there is a claim %s\n".formatted(claim.name()));
            case CachePlan.Claim claim ->
                Map.of("claim.yaml", Serialization.asYaml(ClaimManifest.of(claim, "ci", Optional.empty())));
        };
    }

    private static Map<String, String> problems(List<Problem> problems) {
        return Map.of(
                "problems.txt", problems.stream().map(Problem::located).collect(Collectors.joining("\n", "", "\n")));
    }

    private static Definition definition(Golden golden) {
        return DefinitionReader.ofYaml(
                golden.input(FILE), FILE, RuleContext.with(Set.of()).startingAt("", Set.of()));
    }

    private static Revision revision(ObjectNode run) {
        var org = run.path("org").asText("octo");
        var repo = run.path("repo").asText("app");
        return new Revision(
                new Repository(new RepoRef(1, 42, org, repo), "", "", "", "", "main"),
                GitRef.of(run.path("ref_type").asText("branch"), run.path("ref").asText("main")),
                new CommitSha("a".repeat(40)));
    }

    private static CacheSettings settings(ObjectNode run) {
        var defaults = run.path("cacheDefaults");
        return new CacheSettings(
                "kube-ci",
                text(defaults, "scope"),
                text(defaults, "size"),
                text(defaults, "storageClassName"),
                Optional.empty(),
                Optional.empty(),
                Placement.REQUIRED);
    }

    private static Optional<String> text(com.fasterxml.jackson.databind.JsonNode node, String key) {
        return Optional.of(node.path(key).asText("")).filter(text -> !text.isEmpty());
    }
}
