package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.fake.github.CheckRunView;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Manual steps, and the buttons on their check runs.
class ManualStepsIT extends Scenario {

    private static final String CI = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata:
              annotations:
                kube-ci.qutics.com/manualTemplates: ^(release|publish)
                kube-ci.qutics.com/essentialTemplates: ^publish
            spec:
              entrypoint: main
              templates:
              - name: main
                container: {image: "alpine:3.20", command: [sh, -c], args: ["echo built"]}
              - name: release
                container: {image: "alpine:3.20", command: [sh, -c], args: ["echo released"]}
              - name: publish-to-all-the-places-where-people-look-for-it
                container: {image: "alpine:3.20", command: [sh, -c], args: ["echo published"]}
            """;

    private static final String RELEASE = "Workflow - release";
    private static final String PUBLISH = "Workflow - publish-to-all-the-places-where-people-look-for-it";

    private String sha = "";

    @BeforeEach
    void aBranchOfAPullRequestSucceeds() {
        repository.push("main", Map.of("README.md", "# Shop"));
        repository.grant("bob", "write");
        repository.grant("mallory", "read");
        sha = repository.push("topic", Map.of(CiFiles.PATH, CI));
        repository.openPull("A change", "topic", "main");
    }

    @Test
    void offersManualSteps() {
        assertThat(completed(RELEASE).conclusion()).isEqualTo("neutral");
        assertThat(completed(PUBLISH).conclusion()).isEqualTo("action_required");

        scene.settle();
        assertThat(repository.allCheckRuns()).hasSize(3 + declined());
    }

    @Test
    void runsAManualStep() {
        var offer = completed(RELEASE);

        repository.press(offer.id(), "run", "bob");

        var outcome = scene.awaitCheck(
                repository,
                sha,
                run -> run.name().equals(RELEASE)
                        && run.id() != offer.id()
                        && run.status().equals("completed"));
        assertThat(outcome.conclusion()).isEqualTo("success");
        assertThat(scene.workflows(sha)).hasSize(2);
    }

    @Test
    void runsAManualStepAgainAndNothingElse() {
        repository.press(completed(RELEASE).id(), "run", "bob");
        var first = scene.awaitCheck(
                repository,
                sha,
                run -> run.name().equals(RELEASE) && run.conclusion().equals("success"));

        repository.rerun(first.id());

        scene.awaitCheck(
                repository,
                sha,
                run -> run.name().equals(RELEASE)
                        && run.id() > first.id()
                        && run.conclusion().equals("success"));
        assertThat(scene.workflows(sha))
                .extracting(workflow -> workflow.<String>get("spec", "entrypoint"))
                .containsExactlyInAnyOrder("main", "release", "release");
    }

    @Test
    void skipsAManualStep() {
        var offer = completed(PUBLISH);

        repository.press(offer.id(), "skip", "bob");

        var skipped = scene.awaitCheck(
                repository,
                sha,
                run -> run.name().equals(PUBLISH) && run.conclusion().equals("neutral"));
        assertThat(skipped.title()).isEqualTo("Manual Step - Skipped");
        assertThat(skipped.summary()).contains("bob");
    }

    @Test
    void refusesAStranger() {
        var offer = completed(PUBLISH);

        repository.press(offer.id(), "run", "mallory");

        var refused = scene.awaitCheck(
                repository,
                sha,
                run -> run.name().equals(PUBLISH) && run.summary().contains("mallory"));
        assertThat(refused.conclusion()).isEqualTo("action_required");
        assertThat(scene.workflows(sha)).hasSize(1);
    }

    @Test
    void offersEachStepOnceThoughAnswersAreLost() {
        completed(RELEASE);
        completed(PUBLISH);
        scene.settle();
        var before = repository.allCheckRuns().size();
        github.trouble().loseAnswers(2, "POST .*/check-runs$");

        sha = repository.push("topic", Map.of(CiFiles.PATH, CI, "main.go", "package main\n"));

        completed(RELEASE);
        completed(PUBLISH);
        scene.settle();
        assertThat(repository
                        .allCheckRuns()
                        .subList(before, repository.allCheckRuns().size()))
                .extracting(CheckRunView::name)
                .doesNotHaveDuplicates();
    }

    private CheckRunView completed(String name) {
        return scene.awaitCheck(
                repository, sha, run -> run.name().equals(name) && run.status().equals("completed"));
    }

    /// The push came before the pull request, so it may have been declined at first.
    private int declined() {
        return (int) repository.allCheckRuns().stream()
                .filter(run -> run.name().equals("Default Workflow"))
                .count();
    }
}
