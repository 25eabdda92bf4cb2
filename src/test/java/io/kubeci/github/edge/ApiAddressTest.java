package io.kubeci.github.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAddressTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://api.github.com, https://api.github.com/graphql",
        "https://api.github.com/, https://api.github.com/graphql",
        "https://ghes.example/api/v3, https://ghes.example/api/graphql",
        "https://ghes.example:8443/api/v3/, https://ghes.example:8443/api/graphql",
        "http://127.0.0.1:9000, http://127.0.0.1:9000/graphql"
    })
    void knowsWhereGraphQlIs(String url, URI graphQl) {
        assertThat(ApiAddress.of(url).graphql()).isEqualTo(graphQl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.github.com",
                "ftp://api.github.com",
                "http://api.github.com",
                "http://10.0.0.1:8080",
                "https://user:secret@api.github.com",
                "https://api.github.com?x=y",
                "https:///api",
                "https://a b"
            })
    void refusesWhatATokenMustNotGoTo(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiAddress.of(url))
                .withMessageContaining("GitHub's API")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "https://api.github.com/repos/o/r, true",
        "https://API.github.com:443/repos/o/r, true",
        "http://api.github.com/repos/o/r, false",
        "https://api.github.com:444/repos/o/r, false",
        "https://api.github.com.evil.example/, false",
        "https://api.github.com@evil.example/, false",
        "https://x@api.github.com/, false"
    })
    void ownsItsOwnHostOnly(URI uri, boolean owned) {
        assertThat(ApiAddress.of("https://api.github.com").owns(uri)).isEqualTo(owned);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "POST, /graphql, POST /graphql",
        "POST, /repos/o/r/check-runs, POST /repos/{owner}/{repo}/check-runs",
        "PATCH, /repos/o/r/check-runs/5, PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
        "GET, /repos/o/r/git/ref/heads/a/b/c, GET /repos/{owner}/{repo}/git/ref/{ref}",
        "GET, /repos/o/r, GET /repos/{owner}/{repo}",
        "POST, /app/installations/5/access_tokens, POST /app/installations/{installation_id}/access_tokens",
        "GET, /nobody/knows, GET other",
        "GET, /, GET other"
    })
    void namesCallsAsGitHubsReferenceDoes(String method, String path, String operation) {
        assertThat(Operation.of(method, path)).isEqualTo(operation);
    }

    @Test
    void leavesThePrefixOfAnEnterpriseServerOut() {
        var address = ApiAddress.of("https://ghes.example/api/v3");

        assertThat(address.pathOf(address.rest("/repos/o/r/pulls?state=open"))).isEqualTo("/repos/o/r/pulls");
        assertThat(address.pathOf(address.graphql())).isEqualTo("/graphql");
    }
}
