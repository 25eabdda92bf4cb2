package io.kubeci.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Problem;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunSpec;
import io.kubeci.workflow.WorkflowDoc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunTest {

    private final World world = new World();
    private final DryRun dryRun = new DryRun(world.pipelines(), world.workflows, world.preparation(), world::current);

    private static RunSpec spec(CommitSha sha, String entrypoint) {
        return new RunSpec(
                RunSpec.Repo.of(World.repository()),
                "branch",
                new GitRef.Branch("main").name(),
                sha.hex(),
                "request",
                true,
                "",
                "",
                entrypoint,
                Map.of(),
                "",
                0,
                List.of(),
                Trust.APPROVED,
                Instant.EPOCH,
                null);
    }

    private DryRun.Preview preview(String yaml) {
        return dryRun.of(spec(World.SHA, ""), Map.of("ci.yaml", yaml));
    }

    private static List<String> messages(DryRun.Preview preview) {
        return preview.problems().stream().map(Problem::located).toList();
    }

    @Test
    void showsWhatAPushWouldSubmitAndCreatesNothing() {
        var preview = dryRun.of(spec(World.SHA, ""));

        world.happens(World.pushTo("main", World.SHA));
        world.settles();
        var submitted = world.workflows.workflow(world.onlyRun().name());
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.workflow()).hasValueSatisfying(shown -> {
            assertThat(shown.spec()).isEqualTo(submitted.path("spec"));
            assertThat(shown.tree().at("/metadata/labels")).isEqualTo(submitted.at("/metadata/labels"));
            assertThat(shown.annotation("kube-ci.qutics.com/check-run-name")).isEqualTo("Workflow - main");
            assertThat(shown.annotation("kube-ci.qutics.com/check-run-id")).isEmpty();
        });
        assertThat(world.workflows.created()).containsExactly(world.onlyRun().name());
    }

    @ParameterizedTest
    @CsvSource({"1Gi, 0, true", "many, 1, false"})
    void showsTheCacheThatTheRunWouldHave(String size, int problems, boolean claimed) {
        var preview = preview(World.ONE_STEP.replace(
                "kind: Workflow",
                "kind: Workflow\nmetadata: {annotations: {kube-ci.qutics.com/cacheScope: project, "
                        + "kube-ci.qutics.com/cacheSize: %s}}".formatted(size)));

        assertThat(preview.problems()).hasSize(problems);
        var names = preview.workflow()
                .orElseThrow()
                .spec()
                .at("/arguments/parameters")
                .findValuesAsText("name");
        assertThat(names.contains("cacheVolumeClaimName")).isEqualTo(claimed);
        assertThat(world.volumes.names()).isEmpty();
    }

    @Test
    void takesGivenFilesWithoutAskingGitHub() {
        world.github.isUnavailableFor(100);

        var preview = preview(World.ONE_STEP);

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.workflow()).isPresent();
        assertThat(world.github.calls()).isZero();
    }

    @Test
    void showsAlsoWhatArgoWouldRefuse() {
        var preview = preview(World.ONE_STEP.replace("entrypoint: main", "entrypoint: mian"));

        assertThat(messages(preview)).singleElement().asString().contains(".kube-ci/ci.yaml:4", "mian");
        assertThat(preview.workflow().map(WorkflowDoc::entrypoint)).contains("mian");
        assertThat(preview.workflow()
                        .map(shown -> shown.tree().at("/metadata/labels/repo").asText()))
                .contains("app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: []",
                "spec: 7",
                "metadata: []\nspec: {templates: {}, arguments: []}",
                "metadata: {labels: [a], annotations: 7}\nspec: {arguments: {parameters: {a: b}}, tolerations: 3}",
                "spec: {workflowMetadata: [], nodeSelector: [], ttlStrategy: x, podGC: 1, workflowTemplateRef: x}",
                "spec: {entrypoint: {a: b}, templates: [7, null, {name: []}]}",
                "status: {phase: Succeeded}",
            })
    void showsWorkflowsOfWrongTypes(String yaml) {
        var preview = preview("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n" + yaml);

        assertThat(preview.problems()).isNotEmpty();
        assertThat(preview.workflow()).isPresent();
    }

    @Test
    void showsWhatTheApiServerWouldRefuse() {
        world.workflows.refuses("the quota is used up");

        assertThat(messages(preview(World.ONE_STEP))).containsExactly("the quota is used up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [", "kind: Deployment", "[]"})
    void hasNothingToShowOfWhatIsNoWorkflow(String yaml) {
        var preview = preview(yaml);

        assertThat(preview.workflow()).isEmpty();
        assertThat(preview.problems()).isNotEmpty();
    }

    @Test
    void saysWhereFilesAreLookedFor() {
        assertThat(messages(dryRun.of(spec(World.SHA, ""), Map.of(".kube-ci/ci.yaml", World.ONE_STEP))))
                .singleElement()
                .asString()
                .contains("ci.star", "ci.yaml", "relative to .kube-ci");
        assertThat(messages(dryRun.of(spec(new CommitSha("c".repeat(40)), ""))))
                .singleElement()
                .asString()
                .contains("ccccccc", "octo/app", ".kube-ci/ci.yaml");
    }

    @Test
    void startsWithTheTemplateThatWasAskedFor() {
        var preview = dryRun.of(spec(World.SHA, "nothing"), Map.of("ci.yaml", World.ONE_STEP));

        assertThat(messages(preview)).singleElement().asString().contains("nothing");
        assertThat(preview.workflow().map(WorkflowDoc::entrypoint)).contains("nothing");
        assertThat(preview.workflow().map(WorkflowDoc::name))
                .hasValueSatisfying(name -> assertThat(name).startsWith("app.nothing.main."));
    }
}
