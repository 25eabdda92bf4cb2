package io.kubeci.github.edge;

import io.kubeci.github.Annotation;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;
import io.kubeci.model.CommitSha;
import io.kubeci.model.RepoRef;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Values for tests that are not about them.
final class Some {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final RepoRef REPO = new RepoRef(7, 42, "octo", "hello");
    static final CommitSha SHA = new CommitSha("0123456789012345678901234567890123456789");
    static final KeyPair KEY_PAIR = keyPair();
    static final AppKey KEY =
            AppKey.ofPem(pem("PRIVATE KEY", KEY_PAIR.getPrivate().getEncoded()));

    private Some() {}

    /// A clock that goes when told.
    static final class Clock implements InstantSource {

        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    static String pem(String label, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
    }

    static ApiSettings settings(StubGitHub stub) {
        return ApiSettings.of(ApiAddress.of(stub.url()), 99, "1.2.3").withRequestTimeout(Duration.ofSeconds(10));
    }

    static GitHubApp app(StubGitHub stub, InstantSource clock) {
        return GitHubApp.connect(settings(stub), KEY, ApiMetrics.NONE, clock);
    }

    static CheckRunUpdate checkRun() {
        return new CheckRunUpdate(
                "Workflow - main",
                "main",
                Optional.of("https://argo/run-1"),
                new CheckState.Completed(CheckState.Conclusion.FAILURE, NOW),
                Optional.of(NOW.minusSeconds(60)),
                new CheckRunUpdate.Output("test failed", "# Summary", "text"),
                List.of(),
                List.of(new CheckRunUpdate.Action("Run", "Run it again", "run")));
    }

    static CheckRunUpdate queued() {
        return new CheckRunUpdate(
                "Workflow - main",
                "main",
                Optional.empty(),
                new CheckState.Queued(),
                Optional.empty(),
                new CheckRunUpdate.Output("Waiting", "Waiting", ""),
                List.of(),
                List.of());
    }

    static List<Annotation> annotations(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(line ->
                        new Annotation("a.go", line, line, 3, 5, Annotation.Level.WARNING, "", "number " + line))
                .toList();
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
