package io.kubeci.intake;

import io.kubeci.config.AllowList;
import io.kubeci.config.Secret;
import io.kubeci.config.Settings;
import io.kubeci.config.StartOptions;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Stands in for the command line and the cluster where the HTTP server runs inside a test.
class EndpointBeans {

    @Mock
    @Singleton
    static class TestInbox extends FakeInbox {}

    @Mock
    @Produces
    @Singleton
    StartOptions options() {
        return new StartOptions(
                new StartOptions.GitHubApp(
                        29_310,
                        new Secret(key()),
                        List.of(new Secret(SomeWebhook.SECRET)),
                        URI.create("https://api.github.com")),
                AllowList.ALL,
                new StartOptions.Cluster(Optional.empty(), Optional.empty(), "kube-ci", true),
                new StartOptions.Grace(Duration.ZERO, Duration.ZERO),
                new StartOptions.Upkeep(Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO, Duration.ZERO, 1, 1),
                new StartOptions.Slack(Optional.empty(), Optional.empty()),
                new StartOptions.Api(List.of(), Optional.empty()),
                URI.create("http://argo/"),
                Optional.empty(),
                Settings.defaults());
    }

    private static String key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var encoded = Base64.getMimeEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(encoded);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
