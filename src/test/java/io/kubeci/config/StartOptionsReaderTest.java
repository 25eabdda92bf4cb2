package io.kubeci.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.config.StartOptionsReader.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartOptionsReaderTest {

    private static final String KEY = "-----BEGIN RSA PRIVATE KEY-----\n%s\n-----END RSA PRIVATE KEY-----\n"
            .formatted(Base64.getEncoder().encodeToString(new byte[] {0x30, 0x03, 0x02, 0x01, 0x00}));

    @TempDir
    private Path directory;

    private Path key;
    private Path secret;

    @BeforeEach
    void writeFiles() throws IOException {
        key = file("key.pem", KEY);
        secret = file("secret", "s3cret\n");
    }

    @Test
    void hasTheDefaultsOfTheVersionThatItReplaces() {
        var options = read(Map.of());

        assertThat(options)
                .isEqualTo(new StartOptions(
                        new StartOptions.GitHubApp(
                                7,
                                new Secret(KEY.strip()),
                                List.of(new Secret("s3cret")),
                                URI.create("https://api.github.com")),
                        AllowList.ALL,
                        new StartOptions.Cluster(Optional.empty(), Optional.empty(), "kube-ci", true),
                        new StartOptions.Grace(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                        new StartOptions.Upkeep(
                                Duration.ofMinutes(5),
                                Duration.ofHours(24),
                                Duration.ofHours(1),
                                Duration.ofDays(7),
                                50,
                                50_000),
                        new StartOptions.Slack(Optional.empty(), Optional.empty()),
                        new StartOptions.Api(List.of(), Optional.empty()),
                        URI.create("http://argo/"),
                        Optional.empty(),
                        Settings.defaults()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "-github.appid 12",
                "-github.appid=12",
                "--github.appid=12",
                "--github.appid 12",
                "-github.appid 3 -github.appid 12"
            })
    void takesFlagsAsGoWritesThem(String flags) {
        var options = read(Map.of("KUBE_CI_GITHUB_APPID", "5"), flags.split(" "));

        assertThat(options.gitHub().id()).isEqualTo(12);
    }

    @Test
    void takesEverythingFromTheEnvironment() throws IOException {
        var options = read(Map.ofEntries(
                Map.entry(
                        "KUBE_CI_CONFIG",
                        file("config.yaml", "namespace: builds\n").toString()),
                Map.entry("KUBE_CI_IDSFILE", file("ids", "1\n\n 22 \r\n").toString()),
                Map.entry("KUBE_CI_ORGS", "a|b"),
                Map.entry("KUBE_CI_ARGO_UI_BASE", "https://argo.example.com/ui"),
                Map.entry("KUBE_CI_KUBECONFIG", file("kubeconfig", "{}").toString()),
                Map.entry("KUBE_CI_MASTER", "https://k8s:6443"),
                Map.entry("KUBE_CI_GRACE_SHUTDOWN", "1m30s"),
                Map.entry("KUBE_CI_GRACE_REQUESTS", "500ms"),
                Map.entry("KUBE_CI_SLACK_TOKENFILE", file("token", "t\n").toString()),
                Map.entry("KUBE_CI_SLACK_SECRETFILE", file("signing", "u\n").toString()),
                Map.entry(
                        "KUBE_CI_API_TOKENFILE",
                        file("tokens", "one\n\n two \r\n").toString()),
                Map.entry("KUBE_CI_GITHUB_API_URL", "https://ghe.example.com/api/v3/"),
                Map.entry("KUBE_CI_LEADER_ELECTION", "false"),
                Map.entry("POD_NAMESPACE", "ci"),
                Map.entry("KUBE_CI_SWEEP_INTERVAL", "1m"),
                Map.entry("KUBE_CI_RUN_TIMEOUT", "2h"),
                Map.entry("KUBE_CI_DELIVERY_RETENTION", "0"),
                Map.entry("KUBE_CI_RUN_RETENTION", "24h"),
                Map.entry("KUBE_CI_RUNS_PER_BRANCH", "3"),
                Map.entry("KUBE_CI_RUNS_TOTAL", "100")));

        assertThat(options.settings().namespace()).isEqualTo("builds");
        assertThat(options.allowed().installations()).isEqualTo(Set.of(1L, 22L));
        assertThat(options.argoUi()).isEqualTo(URI.create("https://argo.example.com/ui/"));
        assertThat(options.gitHub().apiUrl()).isEqualTo(URI.create("https://ghe.example.com/api/v3"));
        assertThat(options.api().tokens()).containsExactly(new Secret("one"), new Secret("two"));
        assertThat(options.cluster())
                .isEqualTo(new StartOptions.Cluster(
                        Optional.of(directory.resolve("kubeconfig")), Optional.of("https://k8s:6443"), "ci", false));
        assertThat(options.grace()).isEqualTo(new StartOptions.Grace(Duration.ofSeconds(90), Duration.ofMillis(500)));
        assertThat(options.slack())
                .isEqualTo(new StartOptions.Slack(Optional.of(new Secret("t")), Optional.of(new Secret("u"))));
        assertThat(options.upkeep())
                .isEqualTo(new StartOptions.Upkeep(
                        Duration.ofMinutes(1), Duration.ofHours(2), Duration.ZERO, Duration.ofHours(24), 3, 100));
    }

    @ParameterizedTest(name = "owner {0} -> {1}")
    @CsvSource({"a, true", "b, true", "ab, false", "xb, false", "bx, false"})
    void anchorsBothSidesOfAChoiceOfOwners(String owner, boolean admitted) {
        var options = read(Map.of(), "-orgs", "a|b");

        assertThat(options.allowed().admits(1, owner)).isEqualTo(admitted);
    }

    @Test
    void takesSeveralSecretsWhateverTheLineEndings() throws IOException {
        file("secret", "new one\r\n\r\n  old\n\n");

        assertThat(read(Map.of()).gitHub().webhookSecrets()).containsExactly(new Secret("new one"), new Secret("old"));
    }

    @Test
    void takesABlankIdsFileForAll() throws IOException {
        assertThat(read(Map.of(), "-idsfile", file("ids", "\n \n").toString()).allowed())
                .isEqualTo(AllowList.ALL);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() throws IOException {
        var missing = directory.resolve("missing");
        var config = file("config.yaml", "namespace: '-'\nbuildBranches: (\n");

        var faults = faults(
                Map.of(
                        "KUBE_CI_GITHUB_APPID", "seven",
                        "KUBE_CI_GITHUB_API_URL", "http://ghe.example.com/api/v3",
                        "KUBE_CI_LEADER_ELECTION", "perhaps",
                        "KUBE_CI_SWEEP_INTERVAL", "0"),
                "-keyfile=" + file("nokey", "hello"),
                "-secretfile=" + file("empty", "\n"),
                "-config=" + config,
                "-idsfile=" + file("ids", "1\nx\n"),
                "-orgs=(",
                "-kubeconfig=" + missing,
                "-grace.shutdown=30",
                "-argo.ui.bas=http://x",
                "stray",
                "-master");

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "unknown option '-argo.ui.bas' (did you mean -argo.ui.base?)",
                        "'stray' belongs to no option: options are written -name value or -name=value",
                        "-master wants a value: address of the Kubernetes API server, over the kubeconfig's",
                        "-github.appid (KUBE_CI_GITHUB_APPID) must be the number that the App's page on GitHub shows as"
                                + " App ID, not 'seven'",
                        "-keyfile (KUBE_CI_KEYFILE): %s is no private key in PEM form (-----BEGIN RSA PRIVATE KEY-----)"
                                .formatted(directory.resolve("nokey")),
                        "-secretfile (KUBE_CI_SECRETFILE): %s is empty; it must be the file with the webhook secret;"
                                        .formatted(directory.resolve("empty"))
                                + " several, one a line, to rotate them",
                        "KUBE_CI_GITHUB_API_URL must be an https address, since tokens are sent there:"
                                + " 'http://ghe.example.com/api/v3'",
                        "-idsfile (KUBE_CI_IDSFILE): %s:2: must be the number of an installation, not 'x'"
                                .formatted(directory.resolve("ids")),
                        "-orgs (KUBE_CI_ORGS) is no regular expression that RE2 reads: '(': missing closing )",
                        "-kubeconfig (KUBE_CI_KUBECONFIG): cannot read %s: there is no such file".formatted(missing),
                        "KUBE_CI_LEADER_ELECTION must be true or false, not 'perhaps'",
                        "-grace.shutdown (KUBE_CI_GRACE_SHUTDOWN) must be a duration such as 30s, 1m30s or 500ms,"
                                + " not '30'",
                        "KUBE_CI_SWEEP_INTERVAL must be longer than nothing",
                        config + ":1:12: namespace is not of the form that Kubernetes wants"
                                + " ([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?): '-'",
                        config
                                + ":2:16: buildBranches is no regular expression that RE2 reads: '(': missing closing )");
    }

    @Test
    void looksForTheFilesOfTheVersionThatItReplacesWhereNoneAreNamed() {
        var faults = StartOptionsReader.read(List.of(), Map.of());

        assertThat(faults)
                .isEqualTo(new Result.Faulty(List.of(
                        "-github.appid (KUBE_CI_GITHUB_APPID) is missing: the number that the App's page on GitHub shows"
                                + " as App ID",
                        "-keyfile (KUBE_CI_KEYFILE): cannot read github-key: there is no such file",
                        "-secretfile (KUBE_CI_SECRETFILE): cannot read webhook-secret: there is no such file")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"http://localhost:8080", "http://127.0.0.1:9/api/v3/", "http://[::1]:9", "HTTP://127.1.2.3"})
    void takesPlainHttpToThisMachine(String url) {
        assertThat(read(Map.of("KUBE_CI_GITHUB_API_URL", url)).gitHub().apiUrl().toString())
                .isEqualTo(url.replaceAll("/$", ""));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "http://10.0.0.1",
                "ftp://api.github.com",
                "api.github.com",
                "https://user:pw@api.github.com",
                "https://api.github.com?x=1"
            })
    void refusesOtherAddressesForTokens(String url) {
        assertThat(faults(Map.of("KUBE_CI_GITHUB_API_URL", url))).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\\nMAA=\\n-----END ENCRYPTED PRIVATE KEY----- | is encrypted",
                "-----BEGIN PUBLIC KEY-----\\nMAA=\\n-----END PUBLIC KEY----- | is no private key in PEM form",
                "-----BEGIN PRIVATE KEY-----\\nAAA=\\n-----END PRIVATE KEY----- | holds no RSA key",
                "-----BEGIN PRIVATE KEY-----\\nMAA=\\n | is no private key in PEM form",
            })
    void saysWhatIsWrongWithAKey(String text, String fault) throws IOException {
        file("key.pem", text.replace("\\n", "\n"));

        assertThat(faults(Map.of())).singleElement().asString().contains(fault);
    }

    @Test
    void neverShowsASecret() {
        var options = read(Map.of());

        assertThat(options.toString())
                .doesNotContain("s3cret")
                .doesNotContain("BEGIN")
                .contains("(secret)");
    }

    private StartOptions read(Map<String, String> environment, String... arguments) {
        assertThat(faults(environment, arguments)).isEmpty();
        return ((Result.Read) start(environment, arguments)).options();
    }

    private List<String> faults(Map<String, String> environment, String... arguments) {
        return switch (start(environment, arguments)) {
            case Result.Read _ -> List.of();
            case Result.Faulty(var faults) -> faults;
        };
    }

    private Result start(Map<String, String> environment, String... arguments) {
        var all = new HashMap<>(Map.of("KUBE_CI_GITHUB_APPID", "7"));
        all.putAll(environment);
        var flags = new ArrayList<>(List.of("-keyfile", key.toString(), "-secretfile", secret.toString()));
        flags.addAll(List.of(arguments));
        return StartOptionsReader.read(flags, all);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
