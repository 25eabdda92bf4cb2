package io.kubeci.github.edge;

import static io.kubeci.github.edge.Some.REPO;
import static io.kubeci.github.edge.StubGitHub.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.github.People.Belongs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What GitHub says to an App about the members of an organisation, which is not always yes or no.
class MembersTest {

    private static final String MEMBER = "GET /orgs/octo/members/bob";
    private static final String PUBLIC = "/orgs/octo/public_members/bob";

    private final StubGitHub stub = new StubGitHub();
    private final GitHubApp app = Some.app(stub, new Some.Clock());

    @AfterEach
    void close() {
        app.close();
        stub.close();
    }

    @ParameterizedTest
    @CsvSource({"204, YES", "404, NO", "403, UNKNOWN", "302, UNKNOWN"})
    void readsEveryAnswer(int status, Belongs belongs) {
        stub.on(MEMBER, json(status, status == 204 ? "" : "{\"message\":\"Resource not accessible by integration\"}"));

        assertThat(app.people().isMember(REPO, "bob")).isEqualTo(belongs);
    }

    @Test
    void looksAmongThePublicMembersWhereGitHubShowsNoOthers() {
        stub.on(MEMBER, json(302, "", "Location", stub.url() + PUBLIC))
                .on("GET " + PUBLIC, json(204, ""), json(404, "{}"));

        assertThat(app.people().isMember(REPO, "bob")).isEqualTo(Belongs.YES);
        assertThat(app.people().isMember(REPO, "bob")).isEqualTo(Belongs.NO);
    }
}
