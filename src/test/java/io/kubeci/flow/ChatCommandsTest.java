package io.kubeci.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.flow.ChatCommands.Person;
import io.kubeci.flow.ChatCommands.Place;
import io.kubeci.model.GitRef;
import io.kubeci.policy.Trust;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatCommandsTest {

    private static final Person OCTOCAT = new Person("octocat", "U1/1.2");

    private final World world = new World();
    private final InMemoryRepositories repositories = new InMemoryRepositories();
    private boolean allowed = true;
    private final ChatCommands chat = world.chat(
            repositories,
            new ChatCommands.Rules(OptionalLong::empty, _ -> allowed, name -> "https://argo.example/" + name));

    @BeforeEach
    void atMain() {
        world.people.writers.add("octocat");
        repositories.isAt(new GitRef.Branch("main"), World.SHA);
        repositories.isAt(new GitRef.Tag("v1"), World.NEWER);
        world.github.branchIsAt("main", World.SHA);
    }

    private static Place place(String... ref) {
        return new Place(
                "octo",
                "app",
                Optional.of(ref).filter(given -> given.length > 0).map(given -> given[0]));
    }

    @Test
    void buildsTheDefaultBranchAndSaysWhereToLook() {
        var answer = chat.build(place(), OCTOCAT);
        world.settles();

        var run = world.onlyRun();
        assertThat(answer.text()).contains("Started run", run.name(), "aaaaaaa", "octo/app", "main");
        assertThat(answer.link()).isEqualTo("https://argo.example/" + run.name());
        assertThat(run.spec().trigger()).isEqualTo("request by octocat in Slack");
        assertThat(run.spec().sender()).isEqualTo("octocat");
        assertThat(run.spec().trust()).isEqualTo(Trust.TRUSTED);
        assertThat(world.workflows.created()).containsExactly(run.name());
    }

    @Test
    void buildsTagsByTheirName() {
        chat.build(place("v1"), OCTOCAT);

        assertThat(world.onlyRun().spec().revision().ref()).isEqualTo(new GitRef.Tag("v1"));
        assertThat(world.onlyRun().spec().sha()).isEqualTo(World.NEWER.hex());
    }

    @Test
    void doesACommandThatComesTwiceOnce() {
        assertThat(chat.build(place(), OCTOCAT)).isEqualTo(chat.build(place(), OCTOCAT));

        assertThat(world.runs.all()).hasSize(1);
    }

    @Test
    void doesNothingForThoseWhoMayNotCommandOnGitHubEither() {
        var mallory = new Person("mallory", "U2/1");

        assertThat(chat.build(place(), mallory).text()).contains("mallory", "may command");
        assertThat(chat.deploy(place(), "production", mallory).text()).contains("may command");
        assertThat(chat.setup(place(), "go", Map.of(), mallory).text()).contains("may command");
        assertThat(world.runs.all()).isEmpty();
        assertThat(world.deploymentRequests.made()).isEmpty();
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(chat.build(new Place("octo", "none", Optional.empty()), OCTOCAT)
                        .text())
                .contains("octo/none", "installed");
        assertThat(chat.build(place("nothing"), OCTOCAT).text()).contains("no branch and no tag", "nothing");

        allowed = false;
        assertThat(chat.build(place(), OCTOCAT).text()).contains("octo/app");
        assertThat(world.runs.all()).isEmpty();
    }

    @Test
    void deploysByADeploymentOnGitHub() {
        world.github.hasFile(World.NEWER, "ci.yaml", World.ONE_STEP.replace("main", "deploy"));

        var answer = chat.deploy(place("v1"), "production", OCTOCAT);

        assertThat(answer.text()).contains("Deploying", "bbbbbbb", "production");
        assertThat(answer.link()).isEqualTo("https://github.com/octo/app/deployments");
        assertThat(world.deploymentRequests.made()).singleElement().satisfies(made -> {
            assertThat(made.environment()).isEqualTo("production");
            assertThat(made.task()).isEqualTo("deploy");
            assertThat(made.sha()).isEqualTo(World.NEWER);
        });
        assertThat(world.runs.all())
                .singleElement()
                .satisfies(run -> assertThat(run.spec().deploymentId()).isEqualTo(1));
    }

    @Test
    void saysWhyNothingIsDeployed() {
        assertThat(chat.deploy(place(), "production", OCTOCAT).text()).isNotBlank();
        assertThat(world.deploymentRequests.made()).isEmpty();
    }

    @Test
    void saysWhichTemplatesThereAre() {
        assertThat(chat.setup(place(), "nothing", Map.of(), OCTOCAT).text()).contains("nothing", "go");
    }
}
