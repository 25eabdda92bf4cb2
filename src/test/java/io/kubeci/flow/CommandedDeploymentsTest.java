package io.kubeci.flow;

import static io.kubeci.flow.World.NEWER;
import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.event.CiEvent;
import io.kubeci.github.DeploymentRequests.Request;
import io.kubeci.github.Reaction;
import io.kubeci.model.GitRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandedDeploymentsTest {

    private static final String FILE = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata:
              annotations:
                kube-ci.qutics.com/deployTemplates: "^ship"
            spec:
              entrypoint: main
              templates:
                - name: main
                  container: {image: alpine, command: [make]}
                - name: ship
                  inputs: {parameters: [{name: environment, value: here}]}
                  container: {image: alpine, command: [make, ship]}
            """;

    private final World world = new World();

    @BeforeEach
    void aPullRequestOfSomebodyWhoMayWrite() {
        world.people.writers.add("octocat");
        world.conversations.hasPullRequest(World.pull(7, "topic"), SHA);
        world.github.hasFile(SHA, "ci.yaml", FILE);
    }

    @ParameterizedTest(name = "{0} -> {1} by {2}")
    @CsvSource({
        "deploy,                             staging,    ship",
        "deploy production,                  production, ship",
        "deploy production --template main,  production, main"
    })
    void asksGitHubForADeploymentOfTheHead(String command, String environment, String template) {
        world.happens(World.says("/kube-ci " + command));

        assertThat(world.deploymentRequests.made())
                .containsExactly(new Request(
                        SHA,
                        new GitRef.Branch("topic"),
                        template,
                        environment,
                        environment.equals("production"),
                        "delivery-0/0"));
        assertThat(world.conversations.reactions()).containsExactly(Reaction.EYES, Reaction.ROCKET);
    }

    @Test
    void runsTheDeploymentOnceWhetherGitHubAnnouncesItOrNot() {
        var commanded = world.happens(World.says("/kube-ci deploy production"));

        var run = world.runs.find(commanded.runs().getFirst()).orElseThrow().spec();
        assertThat(run.trigger()).isEqualTo("deployment to production by octocat");
        assertThat(run.deploymentId()).isEqualTo(1);
        assertThat(run.environment()).isEqualTo("production");
        assertThat(run.entrypoint()).isEqualTo("ship");
        var announced = world.happens(new CiEvent.DeploymentRequested(
                World.repository(), "kube-ci[bot]", 1, new GitRef.Branch("topic"), SHA, "ship", "production"));
        assertThat(announced.result()).isEqualTo(EventOutcome.Result.JOINED);
        assertThat(world.runs.all()).hasSize(1);
    }

    @Test
    void deploysTheDefaultBranchFromAnIssue() {
        world.github.branchIsAt("main", NEWER);
        world.github.hasFile(NEWER, "ci.yaml", FILE);

        world.happens(World.said("octocat", 3, false, "/kube-ci deploy"));

        assertThat(world.deploymentRequests.made())
                .containsExactly(
                        new Request(NEWER, new GitRef.Branch("main"), "ship", "staging", false, "delivery-0/0"));
    }

    @Test
    void deploysNoForksCommit() {
        world.conversations.hasPullRequest(World.fork(7, "topic"), SHA);

        world.happens(World.says("/kube-ci deploy"));

        assertThat(world.deploymentRequests.made()).isEmpty();
        assertThat(world.conversations.reply(7)).contains("A fork's commit is not deployed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "none deploys;   ^none$;        says of none of its templates that it deploys",
                "several deploy; ^(main|ship)$; Several templates deploy: `main`, `ship`.",
            })
    void asksWhichTemplateToRun(String what, String templates, String why) {
        world.github.hasFile(SHA, "ci.yaml", FILE.replace("^ship", templates));

        world.happens(World.says("/kube-ci deploy"));

        assertThat(world.deploymentRequests.made()).isEmpty();
        assertThat(world.conversations.reply(7)).contains(why, "--template TEMPLATE");
    }

    @Test
    void takesATemplateNamedDeployWithoutBeingTold() {
        world.github.hasFile(SHA, "ci.yaml", FILE.replace("^ship", "^$").replace("name: ship", "name: deploy"));

        world.happens(World.says("/kube-ci deploy"));

        assertThat(world.deploymentRequests.made()).extracting(Request::task).containsExactly("deploy");
    }

    @Test
    void tellsWhatIsWrongWithTheFileOrTheTemplate() {
        world.happens(World.says("/kube-ci deploy --template shop"));
        world.github.hasFile(SHA, "ci.yaml", FILE.replace("kind: Workflow", "kind: Pod"));
        world.restart();
        world.happens(World.says("/kube-ci deploy"));

        assertThat(world.conversations.replies(7))
                .satisfiesExactly(
                        first -> assertThat(first).contains("no template `shop`"),
                        second -> assertThat(second).contains("cannot be used", "kind must be"));
    }

    @Test
    void tellsWhatGitHubHasAgainstIt() {
        world.deploymentRequests.refuses("Resource not accessible by integration");

        world.happens(World.says("/kube-ci deploy"));

        assertThat(world.conversations.reply(7)).contains("GitHub refuses: `Resource not accessible");
    }
}
