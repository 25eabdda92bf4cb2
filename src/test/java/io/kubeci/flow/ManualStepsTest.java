package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.kubeci.event.CiEvent;
import io.kubeci.flow.InMemoryGitHub.Shown;
import io.kubeci.model.GitRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Templates that people may run, skip or leave, after the workflow's own entrypoint succeeded.
class ManualStepsTest {

    private static final String LONG = "deploy-" + "to-a-place-far-away-".repeat(5) + "eu";
    private static final String CI = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata:
              annotations:
                kube-ci.qutics.com/runForTag: "true"%s
            spec:
              entrypoint: main
              templates:
                - {name: main, container: {image: alpine, command: [make]}}
                - {name: deploy, container: {image: alpine, command: [deploy]}}
                - {name: release, container: {image: alpine, command: [release]}}
                - {name: LONG, container: {image: alpine, command: [deploy]}}
            """.replace("LONG", LONG);

    private final World world = new World();

    @BeforeEach
    void theConfigurationOffersDeploysAndReleases() {
        annotated("");
        configured("^(main|deploy$|release)", "^release$", "^quiet/");
        world.github.hasPullRequest("topic", World.pull(7, "topic"));
        world.github.hasPullRequest("quiet/topic", World.pull(8, "quiet/topic"));
    }

    @Test
    void offersEachTemplateInACheckRunOfItsOwn() {
        succeeds("topic");

        assertThat(shown()).containsOnlyKeys("Workflow - main", "Workflow - deploy", "Workflow - release");
        assertThat(check("deploy").conclusion()).isEqualTo("neutral");
        assertThat(check("release").conclusion()).isEqualTo("action_required");
        assertThat(check("deploy").update.externalId()).isEqualTo("deploy");
        assertThat(check("deploy").update.actions())
                .extracting(action -> action.identifier())
                .containsExactly("run", "skip");
    }

    @Test
    void namesLongTemplatesInFull() {
        configured("^deploy-", "^$", "^$");

        succeeds("topic");

        assertThat(check(LONG).update.externalId()).isEqualTo(LONG);
        assertThat(check(LONG).update.actions())
                .allSatisfy(action -> assertThat(action.description()).hasSizeLessThanOrEqualTo(40));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"main, false", "quiet/topic, false", "topic, true"})
    void offersNothingWhereNobodyWantsIt(String branch, boolean offered) {
        succeeds(branch);

        assertThat(shown().containsKey("Workflow - deploy")).isEqualTo(offered);
    }

    @Test
    void offersNothingAfterAFailure() {
        ends("topic", "Failed");

        assertThat(shown()).containsOnlyKeys("Workflow - main");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}, {3} -> {4}")
    @CsvSource({
        "manualTemplates, deploy, none, release, action_required",
        "essentialTemplates, deploy, action_required, release, neutral"
    })
    void letsEachAnnotationOverrideItsOwnSettingOnly(
            String annotation, String one, String ofOne, String other, String ofOther) {
        annotated(annotation.equals("manualTemplates") ? "manualTemplates: ^release$" : "essentialTemplates: ^deploy$");

        succeeds("topic");

        assertThat(conclusion(one)).isEqualTo(ofOne);
        assertThat(conclusion(other)).isEqualTo(ofOther);
    }

    @Test
    void letsTheAuthorSilenceBranches() {
        annotated("nonInteractiveBranches: ^topic$");

        succeeds("topic");

        assertThat(shown()).containsOnlyKeys("Workflow - main");
    }

    @Test
    void runsTheTemplateAndShowsItsOutcomeInPlaceOfTheOffer() {
        succeeds("topic");

        var outcome = presses("run", "deploy", "octocat");
        runs(outcome, "Succeeded");

        assertThat(check("deploy").conclusion()).isEqualTo("success");
        assertThat(workflow(outcome).at("/spec/entrypoint").asText()).isEqualTo("deploy");
        assertThat(workflow(outcome).at("/metadata/annotations").toString()).contains("topic");
    }

    @Test
    void runsOnceHoweverOftenItIsPressed() {
        succeeds("topic");

        var first = presses("run", "deploy", "octocat");
        var again = presses("run", "deploy", "octocat");

        assertThat(again.result()).isEqualTo(EventOutcome.Result.JOINED);
        assertThat(again.runs()).isEqualTo(first.runs());
    }

    @Test
    void remembersTheTagOfWhichGitHubTellsNothing() {
        world.refs.tagIsAt("v1", SHA);
        ends(
                new CiEvent.Pushed(World.repository(), "octocat", new GitRef.Tag("v1"), World.NONE, SHA, false),
                "Succeeded");

        var outcome = presses("run", "deploy", "octocat");

        assertThat(world.runs
                        .find(outcome.runs().getFirst())
                        .orElseThrow()
                        .spec()
                        .revision()
                        .ref())
                .isEqualTo(new GitRef.Tag("v1"));
    }

    @Test
    void doesNotOfferAgainWhatWasDecidedOn() {
        succeeds("topic");
        runs(presses("run", "deploy", "octocat"), "Failed");

        rerun("Workflow - main");

        assertThat(check("deploy").conclusion()).isEqualTo("failure");
        assertThat(world.github.checkRuns())
                .filteredOn(run -> run.update.name().equals("Workflow - release"))
                .hasSize(1);
    }

    @Test
    void skipsAndNamesWhoDidIt() {
        succeeds("topic");

        presses("skip", "release", "octocat");

        var skipped = check("release");
        assertThat(skipped.conclusion()).isEqualTo("neutral");
        assertThat(skipped.update.output().title()).isEqualTo("Manual Step - Skipped");
        assertThat(skipped.update.output().summary()).contains("octocat");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"run", "skip"})
    void refusesStrangersAndTellsThem(String button) {
        succeeds("topic");

        presses(button, "release", "mallory");
        world.settles();

        assertThat(world.runs.all()).hasSize(1);
        assertThat(check("release").conclusion()).isEqualTo("action_required");
        assertThat(check("release").update.output().summary()).contains("mallory", "write access");
        assertThat(check("release").update.actions()).hasSize(2);
    }

    @Test
    void runsAnOfferThatIsToBeRunAgain() {
        succeeds("topic");

        var outcome = rerequest("Workflow - deploy");
        runs(outcome, "Succeeded");

        assertThat(check("deploy").conclusion()).isEqualTo("success");
    }

    @Test
    void runsWhatRanAgainWhereNothingFailedButNotWhatWasOnlyOffered() {
        succeeds("topic");
        runs(presses("run", "deploy", "octocat"), "Succeeded");

        var outcome = rerunsAll();

        assertThat(entrypoints(outcome)).containsExactlyInAnyOrder("", "deploy");
    }

    @Test
    void runsOnlyTheStepAgainThatFailed() {
        succeeds("topic");
        runs(presses("run", "deploy", "octocat"), "Failed");

        var outcome = rerunsAll();

        assertThat(entrypoints(outcome)).containsExactly("deploy");
    }

    private EventOutcome rerunsAll() {
        return world.happens(
                new CiEvent.SuiteRerequested(World.repository(), "octocat", Optional.of("topic"), SHA, List.of()));
    }

    private List<String> entrypoints(EventOutcome outcome) {
        return outcome.runs().stream()
                .map(name -> world.runs.find(name).orElseThrow().spec().entrypoint())
                .toList();
    }

    private void configured(String templates, String essential, String silent) {
        world.manual = new FlowSettings.Manual(
                Pattern.compile(templates), Pattern.compile(essential), Pattern.compile(silent));
    }

    private void annotated(String annotation) {
        var line = annotation.isEmpty() ? "" : "\n    kube-ci.qutics.com/" + annotation;
        world.github.hasFile(SHA, "ci.yaml", CI.formatted(line));
        world.restart();
    }

    private void succeeds(String branch) {
        ends(branch, "Succeeded");
    }

    private void ends(String branch, String phase) {
        ends(World.pushTo(branch, SHA), phase);
    }

    private void ends(CiEvent event, String phase) {
        runs(world.happens(event), phase);
    }

    private void runs(EventOutcome outcome, String phase) {
        world.settles();
        world.workflows.reaches(outcome.runs().getFirst(), phase, "");
        world.settles();
    }

    private void rerun(String check) {
        runs(rerequest(check), "Succeeded");
    }

    private EventOutcome rerequest(String check) {
        var shown = shown().get(check);
        return world.happens(new CiEvent.CheckRunRerequested(
                World.repository(),
                "octocat",
                Optional.of("topic"),
                SHA,
                shown.id,
                check,
                shown.update.externalId(),
                List.of()));
    }

    private EventOutcome presses(String button, String template, String person) {
        var offer = check(template);
        return world.happens(new CiEvent.ButtonPressed(
                World.repository(),
                person,
                Optional.empty(),
                SHA,
                offer.id,
                offer.update.name(),
                offer.update.externalId(),
                button,
                List.of()));
    }

    private JsonNode workflow(EventOutcome outcome) {
        return world.workflows.workflow(outcome.runs().getFirst());
    }

    private Shown check(String template) {
        return world.github.checkRun(SHA, "Workflow - " + template);
    }

    private String conclusion(String template) {
        return Optional.ofNullable(shown().get("Workflow - " + template))
                .map(Shown::conclusion)
                .orElse("none");
    }

    /// The latest of each name.
    private Map<String, Shown> shown() {
        var latest = new TreeMap<String, Shown>();
        world.github.checkRuns().forEach(run -> latest.put(run.update.name(), run));
        return latest;
    }
}
