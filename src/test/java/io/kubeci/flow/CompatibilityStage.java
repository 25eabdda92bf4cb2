package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.cache.CacheSettings;
import io.kubeci.cache.Size;
import io.kubeci.command.edge.TemplateFiles;
import io.kubeci.config.Settings;
import io.kubeci.config.SettingsReader;
import io.kubeci.github.CiDirectory;
import io.kubeci.golden.Golden;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.pipeline.ScriptSettings;
import io.kubeci.policy.PolicySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is there before anything happens in a golden case of compatibility:
///
/// - `files/`: the repository at every commit.
/// - `config.yaml`: the configuration file; without it, all defaults.
/// - `github.yaml`: what GitHub answers: `pulls` by head branch, `tags`, `branches`, `paths`, the `writers` and
///   `members`, and `committed`: what a branch has, by path.
/// - `cluster.yaml`: what is in the cluster: `claims` by name, and the `pods` that hold them.
final class CompatibilityStage {

    /// The commit of GitHub's example of a push.
    private static final String PUSHED = "6113728f27ae82c7b1a177c8d03f9e96e0adf246";

    private final Golden golden;
    private final Settings settings;
    private final World world;

    CompatibilityStage(Golden golden) {
        this.golden = golden;
        this.settings = settings(golden.has("config.yaml") ? golden.input("config.yaml") : "");
        this.world = new World(flowSettings(settings));
        this.world.caching = caching(settings);
        this.world.allowed = settings.commands().allow();
        this.world.templates = templates(settings);
        files();
        github();
        cluster();
    }

    World world() {
        return world;
    }

    Settings settings() {
        return settings;
    }

    private void files() {
        var root = golden.directory().resolve("files");
        var directories = new HashMap<String, Map<String, CiDirectory.Entry>>();
        for (var file : tree(root)) {
            var path = root.relativize(file).toString();
            var directory = settings.ciContextPath();
            if (path.startsWith(directory + "/")) {
                directories
                        .computeIfAbsent(directory, _ -> new HashMap<>())
                        .put(path.substring(directory.length() + 1), text(file));
            }
        }
        directories.forEach((path, entries) -> world.github.hasDirectory(path, new CiDirectory(entries, false)));
    }

    private void github() {
        if (!golden.has("github.yaml")) {
            return;
        }
        var state = yaml("github.yaml");
        state.path("pulls")
                .properties()
                .forEach(entry -> entry.getValue().forEach(pull -> hasPullRequest(entry.getKey(), pull)));
        tags(state.path("tags"));
        state.path("branches").properties().forEach(branch -> {
            world.github.branchIsAt(
                    branch.getKey(), new CommitSha(branch.getValue().asText()));
            world.refs.has(new GitRef.Branch(branch.getKey()));
        });
        people(state);
        var paths = new ArrayList<String>();
        state.path("paths").forEach(path -> paths.add(path.asText()));
        world.github.hasPaths(Set.copyOf(paths));
    }

    private void hasPullRequest(String branch, JsonNode described) {
        var pull = pull(branch, described);
        world.github.hasPullRequest(branch, pull);
        world.conversations.hasPullRequest(
                pull, new CommitSha(described.path("head").asText(PUSHED)));
    }

    private void people(JsonNode state) {
        state.path("writers").forEach(login -> {
            world.people.writers.add(login.asText());
            world.commanders.add(login.asText());
        });
        state.path("members").forEach(login -> {
            world.people.members.add(login.asText());
            world.commanders.add(login.asText());
        });
        state.path("committed")
                .properties()
                .forEach(branch -> branch.getValue()
                        .properties()
                        .forEach(file -> world.contents.hasFile(
                                branch.getKey(), file.getKey(), file.getValue().asText())));
    }

    /// Argo's nodes, as the case tells them.
    static List<SomeNode> nodes(JsonNode described) {
        var nodes = new ArrayList<SomeNode>();
        for (var one : described) {
            var node = SomeNode.step(
                    one.path("number").asInt(nodes.size() + 1),
                    one.path("template").asText(),
                    one.path("phase").asText());
            node.ofType(one.path("type").asText("Pod"));
            if (one.has("attemptOf")) {
                node.attemptOf(one.path("attemptOf").asInt());
            }
            one.path("inputs")
                    .properties()
                    .forEach(
                            input -> node.given(input.getKey(), input.getValue().asText()));
            if (one.has("url")) {
                node.reachableAt(one.path("url").asText());
            }
            nodes.add(node);
        }
        return nodes;
    }

    private void cluster() {
        if (!golden.has("cluster.yaml")) {
            return;
        }
        var state = yaml("cluster.yaml");
        state.path("claims")
                .properties()
                .forEach(claim -> world.volumes.has(
                        claim.getKey(),
                        claim.getValue().path("size").asText("10Gi"),
                        texts(claim.getValue().path("labels")),
                        texts(claim.getValue().path("annotations"))));
        state.path("pods")
                .properties()
                .forEach(pod -> world.volumes.isHeldBy(
                        pod.getKey(),
                        pod.getValue().path("claim").asText(),
                        pod.getValue().path("finished").asBoolean()));
    }

    private static Map<String, String> texts(JsonNode mapping) {
        var texts = new TreeMap<String, String>();
        mapping.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    void tags(JsonNode tags) {
        tags.properties().forEach(tag -> {
            var commit = new CommitSha(tag.getValue().path("commit").asText());
            world.refs.annotatedTagIsAt(
                    tag.getKey(), tag.getValue().path("object").asText(commit.hex()), commit);
        });
    }

    private static PullRequest pull(String head, JsonNode pull) {
        return new PullRequest(
                pull.path("number").asInt(),
                pull.path("base").asText("master"),
                head,
                pull.path("draft").asBoolean(),
                pull.path("fork").asBoolean(),
                pull.path("title").asText("A change"),
                "https://github.com/Codertocat/Hello-World/pull/"
                        + pull.path("number").asInt(),
                true);
    }

    JsonNode yaml(String file) {
        return Serialization.unmarshal(golden.input(file), JsonNode.class);
    }

    private static Settings settings(String yaml) {
        return switch (SettingsReader.read("config.yaml", yaml)) {
            case SettingsReader.Result.Read(var read) -> read;
            case SettingsReader.Result.Faulty(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static TemplateFiles.Places templates(Settings settings) {
        var named = new HashMap<String, TemplateFiles.Named>();
        settings.templates()
                .forEach((name, template) ->
                        named.put(name, new TemplateFiles.Named(template.description(), template.ci())));
        return new TemplateFiles.Places("", named);
    }

    private static CacheSettings caching(Settings settings) {
        return new CacheSettings(
                settings.managedBy(),
                settings.cacheDefaults().scope(),
                settings.cacheDefaults().size(),
                settings.cacheDefaults().storageClassName(),
                settings.caches().idle(),
                settings.caches().maxTotalSize().flatMap(Size::parse),
                CacheSettings.Placement.valueOf(settings.caches().placement().toUpperCase(Locale.ROOT)));
    }

    private static FlowSettings flowSettings(Settings settings) {
        return new FlowSettings(
                settings.namespace(),
                settings.managedBy(),
                new FlowSettings.CiPaths(settings.ciContextPath(), settings.ciYamlFile(), settings.ciStarlarkFile()),
                new PolicySettings(
                        settings.buildBranches(), settings.buildDraftPullRequests(), settings.cancelOnClose()),
                settings.extraParameters(),
                settings.tolerations(),
                settings.nodeSelector(),
                new FlowSettings.Deploys(
                        settings.deployTemplates(), settings.productionEnvironments(), settings.environmentParameter()),
                new FlowSettings.Manual(
                        settings.manualTemplates(), settings.essentialTemplates(), settings.nonInteractiveBranches()),
                "http://argo/",
                new FlowSettings.Limits(Duration.ofHours(24), Duration.ofHours(1), Duration.ofSeconds(10)),
                ScriptSettings.DEFAULT);
    }

    private static CiDirectory.Entry text(Path file) {
        try {
            return new CiDirectory.Text(Files.readString(file), "0".repeat(40));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> tree(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
