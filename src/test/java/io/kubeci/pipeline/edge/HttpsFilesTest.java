package io.kubeci.pipeline.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.pipeline.ScriptSupply;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsFilesTest {

    private final StubServer server = StubServer.start();
    private final HttpsFiles files = files(Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAFileWithoutTokens() {
        server.answers("/a.star", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nA = 1 and more");

        assertThat(read("/a.star?v=1")).isEqualTo("A = 1");
        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("GET /a.star?v=1 HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n")
                        .doesNotContainIgnoringCase("authorization")
                        .doesNotContainIgnoringCase("cookie"));
    }

    @Test
    void readsChunksAndWhatEndsWithTheConnection() {
        server.answers(
                "/chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n");
        server.answers("/open", "HTTP/1.0 200 OK\n\nall of it");

        assertThat(read("/chunks")).isEqualTo("abcde");
        assertThat(read("/open")).isEqualTo("all of it");
    }

    @Test
    void asksAgainByTheEtag() {
        server.answers("/a", "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 3\r\n\r\none");
        read("/a");
        server.answers("/a", "HTTP/1.1 304 Not Modified\r\n\r\n");

        assertThat(read("/a")).isEqualTo("one");
        assertThat(server.requests().getLast()).contains("If-None-Match: \"1\"\r\n");
    }

    @Test
    void tellsWhatIsMissing() {
        server.answers("/gone", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

        assertThat(files.read(uri("/gone"), _ -> true)).isInstanceOf(ScriptSupply.Missing.class);
    }

    @Test
    void followsARedirectOnlyToWhatMayBeRead() {
        server.answers("/here", "HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n");
        server.answers("/there", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        server.answers("/away", "HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\nContent-Length: 0\r\n\r\n");
        server.answers("/plain", "HTTP/1.1 302 Found\r\nLocation: http://localhost/\r\nContent-Length: 0\r\n\r\n");
        server.answers("/circle", "HTTP/1.1 302 Found\r\nLocation: /circle\r\nContent-Length: 0\r\n\r\n");

        assertThat(read("/here")).isEqualTo("ok");
        assertThat(refusal("/away")).contains("may not be read");
        assertThat(refusal("/plain")).contains("may not be read");
        assertThat(refusal("/circle")).contains("more than 3 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nzz",
                "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
                "SSH-2.0-OpenSSH\r\n",
                ""
            })
    void refusesAnswersThatAreOfNoUse(String answer) {
        server.answers("/a", answer);

        assertThat(refusal("/a")).contains("localhost");
    }

    @Test
    void refusesWhatIsTooLongWithoutSayingSo() {
        server.answers("/a", "HTTP/1.0 200 OK\r\n\r\n" + "x".repeat((1 << 20) + 1));

        assertThat(refusal("/a")).contains("more than");
    }

    @Test
    void givesUpOnAServerThatDripsItsAnswer() {
        server.drips("/slow", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");

        var refused = files(Duration.ofSeconds(1)).read(uri("/slow"), _ -> true);

        assertThat(((ScriptSupply.Refused) refused).reason()).contains("more than 1 s");
    }

    @Test
    void refusesACertificateForAnotherName() {
        server.answers("/a", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        var refused = files.read(URI.create("https://other.test:" + server.port() + "/a"), _ -> true);

        assertThat(((ScriptSupply.Refused) refused).reason()).containsIgnoringCase("other.test");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1"})
    void neverConnectsToAnAddressOfOurOwnNetwork(String address) throws UnknownHostException {
        var inside = InetAddress.getByName(address);
        var outside = InetAddress.getByName("140.82.121.4");
        var rebound = new HttpsFiles(
                _ -> List.of(outside, inside), PublicAddress::is, server::clientSockets, Duration.ofSeconds(5), "test");

        var refused = rebound.read(uri("/a"), _ -> true);

        assertThat(((ScriptSupply.Refused) refused).reason()).contains("not public");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void looksANameUpOnlyOnceForOneConnection() {
        server.answers("/a", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        var lookups = new int[1];
        var counting = new HttpsFiles(
                _ -> {
                    lookups[0]++;
                    return List.of(InetAddress.getLoopbackAddress());
                },
                _ -> true,
                server::clientSockets,
                Duration.ofSeconds(5),
                "test");

        counting.read(uri("/a"), _ -> true);

        assertThat(lookups[0]).isEqualTo(1);
    }

    private HttpsFiles files(Duration timeout) {
        return new HttpsFiles(
                _ -> List.of(InetAddress.getLoopbackAddress()), _ -> true, server::clientSockets, timeout, "test");
    }

    private URI uri(String path) {
        return URI.create("https://localhost:" + server.port() + path);
    }

    private String read(String path) {
        return switch (files.read(
                uri(path), to -> "https".equals(to.getScheme()) && "localhost".equals(to.getHost()))) {
            case ScriptSupply.Content(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
            case ScriptSupply other -> throw new AssertionError(other);
        };
    }

    private String refusal(String path) {
        var supply = files.read(uri(path), to -> "https".equals(to.getScheme()) && "localhost".equals(to.getHost()));
        assertThat(supply).isInstanceOf(ScriptSupply.Refused.class);
        return ((ScriptSupply.Refused) supply).reason();
    }
}
