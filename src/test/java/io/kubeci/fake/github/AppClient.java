package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// A well-behaved App for the fake's own tests; the code under test has a client of its own.
final class AppClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeGitHub github;
    private String token = "";

    AppClient(FakeGitHub github) {
        this.github = github;
    }

    record Answer(int status, JsonNode body, HttpResponse<String> response) {}

    /// Gets a token of that account's installation and uses it from now on.
    AppClient in(String login) {
        var path = "/app/installations/" + github.install(login) + "/access_tokens";
        token = send("POST", path, "", "Bearer " + jwt(600))
                .body()
                .path("token")
                .asText();
        return this;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", "Bearer " + token, headers);
    }

    Answer post(String path, String body) {
        return send("POST", path, body, "Bearer " + token);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body, "Bearer " + token);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body, "Bearer " + token);
    }

    Answer asApp(String method, String path) {
        return send(method, path, "", "Bearer " + jwt(600));
    }

    JsonNode graphql(String query) {
        return post("/graphql", Json.object().put("query", query).toString()).body();
    }

    Answer send(String method, String path, String body, String authorization, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(github.apiUrl() + path))
                .header("User-Agent", "test")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var text = response.body();
            var json = text.startsWith("{") || text.startsWith("[")
                    ? Json.parse(text.getBytes(StandardCharsets.UTF_8))
                    : MissingNode.getInstance();
            return new Answer(response.statusCode(), json, response);
        } catch (IOException e) {
            return new Answer(0, MissingNode.getInstance(), null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String jwt(int secondsAhead) {
        var now = Instant.now().getEpochSecond();
        var claims =
                Json.object().put("iss", github.appId()).put("iat", now - 60).put("exp", now + secondsAhead - 60);
        var text = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(Json.bytes(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8())));
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The key in the frame that Java reads.
    private byte[] pkcs8() {
        var key = Base64.getMimeDecoder().decode(github.privateKey().replaceAll("-----[^-]+-----", ""));
        var inner = "020100300d06092a864886f70d0101010500" + "0482%04x".formatted(key.length);
        var frame = HexFormat.of().parseHex("3082%04x".formatted(inner.length() / 2 + key.length) + inner);
        var all = new byte[frame.length + key.length];
        System.arraycopy(frame, 0, all, 0, frame.length);
        System.arraycopy(key, 0, all, frame.length, key.length);
        return all;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
