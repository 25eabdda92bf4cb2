package io.kubeci.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private static final CommitSha SHA = new CommitSha("6113728f27ae82c7b1a177c8d03f9e96e0adf246");
    private static final Repository REPOSITORY =
            new Repository(new RepoRef(1, 2, "o", "r"), "s", "g", "h", "p", "main");
    private static final PullRequest PULL_REQUEST = new PullRequest(7, "main", "x", true, true, "T", "u", true);

    @ParameterizedTest
    @MethodSource("events")
    void readsWhatItWrote(CiEvent event) {
        assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
    }

    @Test
    void writesNamesThatStayAsTheyAre() {
        var event = new CiEvent.Pushed(REPOSITORY, "me", new GitRef.Branch("main"), SHA, SHA, false);

        assertThat(EventJson.write(event).toString())
                .isEqualTo(Examples.parse("""
                        {"type": "pushed",
                         "repository": {
                           "ref": {"installationId": 1, "id": 2, "owner": "o", "name": "r"},
                           "sshUrl": "s", "gitUrl": "g", "httpsUrl": "h", "htmlUrl": "p", "defaultBranch": "main"},
                         "sender": "me",
                         "ref": {"type": "branch", "name": "main"},
                         "before": "6113728f27ae82c7b1a177c8d03f9e96e0adf246",
                         "after": "6113728f27ae82c7b1a177c8d03f9e96e0adf246",
                         "forced": false}""").toString());
    }

    @Test
    void passesOverFieldsOfANewerVersion() {
        var event = new CiEvent.Pushed(REPOSITORY, "me", new GitRef.Branch("main"), SHA, SHA, false);
        var json = ((ObjectNode) EventJson.write(event)).put("added", "later");

        assertThat(EventJson.read(json)).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"type\": \"what\"}", "{\"type\": \"pushed\", \"after\": \"x\"}"})
    void refusesWhatIsNoEvent(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> EventJson.read(Examples.parse(json)));
    }

    static Stream<CiEvent> events() {
        return Stream.of(
                new CiEvent.Pushed(REPOSITORY, "me", new GitRef.Tag("v1"), SHA, SHA, true),
                new CiEvent.SuiteRequested(REPOSITORY, "", Optional.of("main"), SHA, List.of(PULL_REQUEST)),
                new CiEvent.SuiteRerequested(REPOSITORY, "me", Optional.empty(), SHA, List.of()),
                new CiEvent.CheckRunRerequested(
                        REPOSITORY, "me", Optional.of("x"), SHA, 9, "Workflow - a", "a", List.of(PULL_REQUEST)),
                new CiEvent.PullRequestChanged(REPOSITORY, "me", "opened", PULL_REQUEST, SHA),
                new CiEvent.PullRequestClosed(REPOSITORY, "me", PULL_REQUEST, SHA),
                new CiEvent.TagCreated(REPOSITORY, "me", "v1"),
                new CiEvent.RefDeleted(REPOSITORY, "me", new GitRef.Branch("x")),
                new CiEvent.RepositoryChanged(REPOSITORY, "me", "renamed", "o/before"),
                new CiEvent.MergeGroupRequested(REPOSITORY, "me", SHA, "refs/heads/q", "main"),
                new CiEvent.MergeGroupDestroyed(REPOSITORY, "me", SHA, "refs/heads/q"),
                new CiEvent.InstallationChanged(1, "o", "suspend", "me"));
    }
}
