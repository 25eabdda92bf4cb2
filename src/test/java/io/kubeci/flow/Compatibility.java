package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.cache.CacheSettings;
import io.kubeci.cache.Size;
import io.kubeci.config.Settings;
import io.kubeci.config.SettingsReader;
import io.kubeci.event.Examples;
import io.kubeci.event.PayloadTranslator;
import io.kubeci.event.Translation;
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

/// One golden case of what a repository and a configuration made for kube-ci 0.12 get, told by its inputs:
///
/// - `events.yaml`: what happens, in order. `webhook` is GitHub's event, `like` its own example of
///   `src/test/resources/webhooks`, `with` what is different from it, by JSON pointer (null: left out). `argo` is what
///   becomes of the Workflows that are not over (`stopped`: the end of those that were told to stop). `tags` are new
///   on GitHub, `refuses` is what the API server says to Workflows.
/// - `files/`: the repository at every commit.
/// - `config.yaml`: the configuration file; without it, all defaults.
/// - `github.yaml`: what GitHub answers: `pulls` by head branch, `tags`, `branches`, `paths`.
/// - `cluster.yaml`: what is there already: `claims` by name, and the `pods` that hold them.
///
/// Produced are `outcomes.yaml` (what became of each webhook), `workflow.yaml`, `claim.yaml`, `check-runs.yaml`
/// and `deployments.yaml`; one that is missing means that there is none.
final class Compatibility {

    /// The App of the check suites in GitHub's examples.
    private static final long APP = 29_310;

    private final Golden golden;
    private final Settings settings;
    private final World world;
    private final ArrayNode outcomes = Examples.MAPPER.createArrayNode();

    Compatibility(Golden golden) {
        this.golden = golden;
        this.settings = settings(golden.has("config.yaml") ? golden.input("config.yaml") : "");
        this.world = new World(flowSettings(settings));
        this.world.caching = caching(settings);
        files();
        github();
        cluster();
    }

    /// Plays the case.
    ///
    /// @return the produced files by name
    Map<String, String> play() {
        for (var entry : yaml("events.yaml")) {
            switch (entry.properties().iterator().next().getKey()) {
                case "webhook" -> webhook(entry);
                case "argo" -> argo(entry.path("argo"));
                case "tags" -> tags(entry.path("tags"));
                case "refuses" -> world.workflows.refuses(entry.path("refuses").asText());
                case String other -> throw new AssertionError("unknown entry " + other);
            }
            world.settles();
        }
        return produced();
    }

    /// To look at another product (comments, say), add its page here, and its inputs above.
    private Map<String, String> produced() {
        var pages = new TreeMap<String, String>();
        pages.put("outcomes.yaml", Serialization.asYaml(outcomes));
        pages.put("workflow.yaml", CompatibilityPages.workflows(world.workflows.all()));
        pages.put("claim.yaml", CompatibilityPages.claims(world.volumes, settings.namespace()));
        if (!world.github.checkRuns().isEmpty()) {
            pages.put("check-runs.yaml", CompatibilityPages.checkRuns(world.github.checkRuns()));
        }
        if (!world.deployments.ids().isEmpty()) {
            pages.put("deployments.yaml", CompatibilityPages.deployments(world.deployments));
        }
        pages.values().removeIf(String::isEmpty);
        return pages;
    }

    private void webhook(JsonNode entry) {
        var payload = Examples.example(entry.path("like").asText());
        entry.path("with").properties().forEach(change -> set(payload, change.getKey(), change.getValue()));
        var name = entry.path("webhook").asText();
        var line = (name + " " + payload.path("action").asText("")).strip();
        outcomes.add(line + ": "
                + switch (PayloadTranslator.translate(name, payload, APP)) {
                    case Translation.Ignored(String why) -> "ignored, " + why;
                    case Translation.Malformed(String what) -> "malformed, " + what;
                    case Translation.Understood understood -> {
                        var outcome = world.happens(understood.event());
                        yield outcome.result().word() + ", " + outcome.reason();
                    }
                });
        world.passes(Duration.ofSeconds(1));
    }

    private static void set(ObjectNode payload, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        var parent = (ObjectNode) payload.at(pointer.substring(0, slash));
        var key = pointer.substring(slash + 1);
        if (value.isNull()) {
            parent.remove(key);
        } else {
            parent.set(key, value);
        }
    }

    private void argo(JsonNode what) {
        for (var workflow : world.workflows.all()) {
            var name = workflow.path("metadata").path("name").asText();
            if (what.asText().equals("deleted")) {
                world.workflows.vanishes(name);
            } else if (what.asText().equals("stopped")) {
                if (world.workflows.isStopped(name)) {
                    world.workflows.reaches(name, "Failed", "Stopped with strategy 'Stop'");
                }
            } else if (!isOver(workflow) || what.path("again").asBoolean()) {
                reaches(name, what);
            }
        }
        world.passes(Duration.ofSeconds(30));
    }

    private void reaches(String name, JsonNode what) {
        if (what.has("log")) {
            world.pods.printed(name, what.path("log").asText());
        }
        var phase = what.isTextual() ? what.asText() : what.path("phase").asText();
        world.workflows.reaches(name, phase, what.path("message").asText(""));
    }

    private static boolean isOver(JsonNode workflow) {
        return Set.of("Succeeded", "Failed", "Error")
                .contains(workflow.path("status").path("phase").asText());
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
                .forEach(entry -> entry.getValue()
                        .forEach(pull -> world.github.hasPullRequest(entry.getKey(), pull(entry.getKey(), pull))));
        tags(state.path("tags"));
        state.path("branches").properties().forEach(branch -> {
            world.github.branchIsAt(
                    branch.getKey(), new CommitSha(branch.getValue().asText()));
            world.refs.has(new GitRef.Branch(branch.getKey()));
        });
        var paths = new ArrayList<String>();
        state.path("paths").forEach(path -> paths.add(path.asText()));
        world.github.hasPaths(Set.copyOf(paths));
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

    private void tags(JsonNode tags) {
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
                false,
                pull.path("title").asText("A change"),
                "https://github.com/Codertocat/Hello-World/pull/"
                        + pull.path("number").asInt(),
                true);
    }

    private JsonNode yaml(String file) {
        return Serialization.unmarshal(golden.input(file), JsonNode.class);
    }

    private static Settings settings(String yaml) {
        return switch (SettingsReader.read("config.yaml", yaml)) {
            case SettingsReader.Result.Read(var read) -> read;
            case SettingsReader.Result.Faulty(var problems) -> throw new AssertionError(problems.toString());
        };
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
