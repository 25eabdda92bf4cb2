package io.kubeci.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import io.kubeci.config.SettingsReader.Result;
import io.kubeci.model.Problem;
import io.kubeci.policy.Commander;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final Settings DEFAULTS = new Settings(
            ".kube-ci",
            "ci.yaml",
            "ci.star",
            "argo",
            "kube-ci",
            List.of(),
            Map.of(),
            Map.of(),
            new Settings.CacheDefaults(Optional.empty(), Optional.empty(), Optional.empty()),
            new Settings.Caches(Optional.of(Duration.ofDays(30)), Optional.empty(), "required"),
            false,
            false,
            Pattern.compile("master"),
            Pattern.compile("^$"),
            Pattern.compile("^$"),
            Pattern.compile("^$"),
            Pattern.compile("^production$"),
            "environment",
            Pattern.compile("^$"),
            Map.of(),
            new Settings.Starlark(List.of(), List.of(), 10_000_000, 134_217_728, Duration.ofSeconds(5)),
            OptionalLong.empty(),
            new Settings.Commands(List.of(new Commander.Members(), new Commander.Writers()), "/etc/kube-ci/templates"),
            Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "# nothing but a remark\n", "---\n", "{}", "null", "namespace:\nbuildBranches: ~\n"})
    void hasTheDefaultsOfTheVersionThatItReplaces(String yaml) {
        assertThat(read(yaml)).isEqualTo(DEFAULTS).isEqualTo(Settings.defaults());
    }

    @Test
    void loadsAFileThatUsesEveryKey() throws Exception {
        var settings = read("""
                ciContextPath: /.ci/
                ciYAMLFile: build.yaml
                ciStarlarkFile: build.star
                namespace: builds
                managedBy: our-ci
                tolerations:
                - effect:  "NoSchedule"
                  key:     "dedicated"
                  value:   true
                - operator: Exists
                  effect: NoExecute
                  tolerationSeconds: 60
                nodeSelector:
                  jenkins: "true"
                  zone: 1
                templates:
                  go:
                    description: A Go service
                    ci: |
                      kind: Workflow
                    deploy: x
                  java: {ci: y}
                cacheDefaults:
                  scope: branch
                  size: 20Gi
                  storageClassName: fast
                caches:
                  idle: 14d12h
                  maxTotalSize: 50Gi
                  placement: preferred
                buildDraftPRs: yes
                cancelOnClose: true
                buildBranches: "^(main|release/.*)$"
                manualTemplates: ^deploy
                essentialTemplates: ^deploy-prod
                deployTemplates: ^deploy
                productionEnvironments: ^(live|prod)$
                environmentParameter: env
                nonInteractiveBranches: ^bot/
                extraParameters:
                  registry: example.com/r
                  level: 3
                api:
                  defaultInstallID: 957387
                commands:
                  allow: [write, "team:builders"]
                  templates: /templates
                slack:
                  users: {U024BE7LH: octocat}
                starlark:
                  repositories: ["acme/.*", shared/lib]
                  hosts: [example.com, "files.example.com:8443"]
                  steps: 5000000
                  memory: 64Mi
                  timeout: 1500ms
                """);

        var tolerations = new ObjectMapper().readTree("""
                [{"key": "dedicated", "value": "true", "effect": "NoSchedule"},
                 {"operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 60}]""");
        assertThat(settings.tolerations().toString())
                .isEqualTo(List.of(tolerations.get(0), tolerations.get(1)).toString());
        assertThat(settings)
                .isEqualTo(new Settings(
                        ".ci",
                        "build.yaml",
                        "build.star",
                        "builds",
                        "our-ci",
                        settings.tolerations(),
                        Map.of("jenkins", "true", "zone", "1"),
                        Map.of(
                                "go", new Settings.Template("A Go service", "kind: Workflow\n", "x"),
                                "java", new Settings.Template("", "y", "")),
                        new Settings.CacheDefaults(Optional.of("branch"), Optional.of("20Gi"), Optional.of("fast")),
                        new Settings.Caches(Optional.of(Duration.ofHours(348)), Optional.of("50Gi"), "preferred"),
                        true,
                        true,
                        Pattern.compile("^(main|release/.*)$"),
                        Pattern.compile("^deploy"),
                        Pattern.compile("^deploy-prod"),
                        Pattern.compile("^deploy"),
                        Pattern.compile("^(live|prod)$"),
                        "env",
                        Pattern.compile("^bot/"),
                        Map.of("registry", "example.com/r", "level", "3"),
                        new Settings.Starlark(
                                List.of(Pattern.compile("acme/.*"), Pattern.compile("shared/lib")),
                                List.of("example.com", "files.example.com:8443"),
                                5_000_000,
                                64 << 20,
                                Duration.ofMillis(1_500)),
                        OptionalLong.of(957_387),
                        new Settings.Commands(
                                List.of(new Commander.Writers(), new Commander.Team("builders")), "/templates"),
                        Map.of("U024BE7LH", "octocat")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            repositories: ["(a"]   | starlark.repositories is no regular expression that RE2 reads
            hosts: [https://a]     | starlark.hosts must be names as host or host:port
            steps: 2000000000      | starlark.steps must be no more than 1000000000
            memory: 2Gi            | starlark.memory must be a size from 1Mi to 1Gi
            memory: much           | starlark.memory must be a size from 1Mi to 1Gi
            timeout: 1h            | starlark.timeout must be a duration from 100ms to 1m
            timeout: 5             | starlark.timeout must be a duration from 100ms to 1m
            step: 5                | unknown key 'starlark.step'
            """)
    void refusesLimitsOfScriptsThatNoServerBears(String line, String words) {
        assertThat(faults("starlark:\n  " + line + "\n"))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains(words));
    }

    @Test
    void namesAllFaultsAtOnceByLineAndColumn() {
        assertThat(faults("""
                namespaces: builds
                buildBranches: "(main"
                cacheDefaults:
                  size: 20 GB
                  scope: projects
                  storageclassname: fast
                buildDraftPRs: perhaps
                tolerations: {key: dedicated}
                namespace: [a]
                api: {defaultInstallID: ten}
                commands: {allow: [write, everybody]}
                """))
                .containsExactly(
                        "c.yaml:1:1: unknown key 'namespaces' (did you mean 'namespace'?)",
                        "c.yaml:2:16: buildBranches is no regular expression that RE2 reads: '(main': missing closing )",
                        "c.yaml:4:9: cacheDefaults.size is no size such as 20Gi: '20 GB'",
                        "c.yaml:5:10: cacheDefaults.scope must be one of project, branch, none, not 'projects'",
                        "c.yaml:6:3: unknown key 'cacheDefaults.storageclassname' (did you mean 'storageClassName'?)",
                        "c.yaml:7:16: buildDraftPRs must be true or false, not 'perhaps'",
                        "c.yaml:8:14: tolerations must be a list",
                        "c.yaml:9:12: namespace must be a single value, not a list",
                        "c.yaml:10:25: api.defaultInstallID must be a whole number above zero, not 'ten'",
                        "c.yaml:11:19: commands.allow must have members, write or team:SLUG in it, not 'everybody'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{operator: Equals, key: a} | c.yaml:2:15: tolerations[0].operator must be one of Exists, Equal, Lt, Gt, not 'Equals'",
                "{effect: NoSchedule}       | c.yaml:2:4: tolerations[0].key is missing; only a toleration whose operator is Exists may do without",
                "{operator: Exists, key: a, value: b} | c.yaml:2:38: tolerations[0].value must not be there if the operator is Exists",
                "{key: a, tolerationSeconds: 3} | c.yaml:2:32: tolerations[0].tolerationSeconds is allowed only if the effect is NoExecute",
                "{key: a, effects: NoSchedule} | c.yaml:2:13: unknown key 'tolerations[0].effects' (did you mean 'effect'?)",
                "dedicated                  | c.yaml:2:4: tolerations[0] must be a mapping",
            })
    void refusesTolerationsThatKubernetesWouldRefuse(String toleration, String fault) {
        assertThat(faults("tolerations:\n-  " + toleration)).contains(fault);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [                 | c.yaml:1:5: expected the node content, but found '<stream end>'",
                "namespace: a\\nnamespace: b | c.yaml:2:1: key 'namespace' is there twice",
                "namespace: a\\n---\\nb: c | c.yaml:3:1: only one document is allowed",
                "- a                  | c.yaml:1:1: the file must be a mapping",
                "text                 | c.yaml:1:1: the file must be a mapping",
                "ciContextPath: ../x  | c.yaml:1:16: ciContextPath must be a directory within the repository, not '../x'",
                "slack: {users: {u1: a}} | c.yaml:1:21: slack.users.u1 must be a member ID of Slack, such as U024BE7LH",
                "slack: {users: {U123: 'a b'}} | c.yaml:1:23: slack.users.U123 must be the login of a GitHub user, not 'a b'",
                "slack: {user: {}}    | c.yaml:1:9: unknown key 'slack.user' (did you mean 'users'?)",
                "ciYAMLFile: /etc/x   | c.yaml:1:13: ciYAMLFile must be a file within ciContextPath, not '/etc/x'",
            })
    void refusesBrokenFiles(String yaml, String fault) {
        assertThat(faults(yaml.replace("\\n", "\n"))).contains(fault);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "20Gi, true",
        "500M, true",
        "1073741824, true",
        "1.5e9, true",
        "0.5Ti, true",
        "0, false",
        "0Gi, false",
        "-1Gi, false",
        "20 GB, false",
        "20GiB, false",
        "lots, false"
    })
    void knowsKubernetesSizes(String size, boolean good) {
        assertThat(SettingsReader.read("", "cacheDefaults: {size: '%s'}".formatted(size)) instanceof Result.Read)
                .isEqualTo(good);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"14d, PT336H", "36h, PT36H", "1d30m, PT24H30M", "never, ", "2s, PT2S"})
    void readsHowLongUnusedCachesStay(String written, @Nullable Duration expected) {
        assertThat(read("caches: {idle: %s}".formatted(written)).caches().idle())
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void refusesCacheSettingsThatMeanNothing() {
        assertThat(faults("caches: {idle: soon, maxTotalSize: much, placement: here, size: 1Gi}"))
                .containsExactly(
                        "c.yaml:1:16: caches.idle must be a time such as 14d or 36h, or never, not 'soon'",
                        "c.yaml:1:36: caches.maxTotalSize is no size such as 50Gi: 'much'",
                        "c.yaml:1:53: caches.placement must be one of required, preferred, anywhere, not 'here'",
                        "c.yaml:1:59: unknown key 'caches.size'");
    }

    @Test
    void letsNobodyCommandIfTheListIsEmpty() {
        assertThat(read("commands: {allow: []}").commands().allow()).isEmpty();
    }

    @Test
    void readsAnchorsAndMergedMappings() {
        assertThat(read("""
                templates:
                  a: &a {ci: x, description: one}
                  b: {<<: *a, description: two}
                """).templates()).containsEntry("b", new Settings.Template("two", "x", ""));
    }

    private static Settings read(String yaml) {
        assertThat(faults(yaml)).isEmpty();
        return ((Result.Read) SettingsReader.read("c.yaml", yaml)).settings();
    }

    private static List<String> faults(String yaml) {
        return switch (SettingsReader.read("c.yaml", yaml)) {
            case Result.Read _ -> List.of();
            case Result.Faulty(var problems) ->
                problems.stream().map(Problem::located).toList();
        };
    }
}
