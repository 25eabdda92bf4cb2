package io.kubeci.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kubeci.github.Facts;
import io.kubeci.github.Files;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import io.kubeci.pipeline.CiFiles.Lookup;
import io.kubeci.pipeline.ModuleUrl;
import io.kubeci.pipeline.ModuleUrls;
import io.kubeci.pipeline.ScriptSupply;
import io.kubeci.pipeline.ScriptWant;
import io.kubeci.pipeline.WebFiles;
import io.kubeci.run.RunSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Fetches what scripts want, with the rights of the run's installation, and pins what could change between two
/// evaluations of one run.
public final class ScriptSupplies {

    /// The longest file from elsewhere. Ours.
    private static final long MAX_BYTES = 1 << 20;

    private static final long MAX_KEPT_BYTES = 8L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Files files;
    private final Facts facts;
    private final WebFiles web;
    private final Payloads payloads;

    /// Files at commits never change.
    private final Cache<FileKey, Files.Content> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT_BYTES)
            .weigher((FileKey _, Files.Content content) ->
                    1_000 + (content instanceof Files.Content.Found(byte[] bytes) ? bytes.length : 0))
            .build();

    private record FileKey(long installationId, String repository, CommitSha sha, String path) {}

    /// All that scripts are supplied from.
    public ScriptSupplies(Files files, Facts facts, WebFiles web, Payloads payloads) {
        this.files = files;
        this.facts = facts;
        this.web = web;
        this.payloads = payloads;
    }

    /// For whom something is fetched.
    ///
    /// @param context looks for files of the CI directory
    /// @param pins what stands for what in this run; grows
    record Errand(RunSpec spec, ModuleUrls urls, Function<String, Lookup> context, Map<String, String> pins) {}

    /// Fetches one thing.
    ///
    /// @throws io.kubeci.model.Unavailable if that may work later
    ScriptSupply supply(ScriptWant want, Errand errand) {
        try {
            return switch (want) {
                case ScriptWant.ContextFile(String path) ->
                    context(errand.context().apply(path));
                case ScriptWant.GitHubFile(ModuleUrl.GitHub url) -> gitHub(url, errand);
                case ScriptWant.WebFile(ModuleUrl.Web url) -> web(url.uri(), errand);
                case ScriptWant.Repository _ ->
                    text(facts.repository(errand.spec().revision().repo()));
                case ScriptWant.Event _ -> event(errand.spec());
                case ScriptWant.ChangedFiles _ -> changedFiles(errand);
            };
        } catch (Gone e) {
            return new ScriptSupply.Refused(Objects.requireNonNullElse(e.getMessage(), "it cannot be had"));
        }
    }

    private static ScriptSupply context(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found(var _, String text) -> text(text);
            case Lookup.Missing _ -> new ScriptSupply.Missing();
            case Lookup.Unusable(var problem) -> new ScriptSupply.Refused(problem.message());
            case Lookup.Unknown _ ->
                new ScriptSupply.Refused("GitHub lists only a part of the directory, and it is not in that part");
            case Lookup.ToRead _, Lookup.Outside _ -> new ScriptSupply.Refused("it is behind too many symbolic links");
        };
    }

    private ScriptSupply gitHub(ModuleUrl.GitHub url, Errand errand) {
        var repo = repo(url, errand.spec().revision().repo());
        var sha = pinned(url.pin(), repo, url.ref(), errand);
        if (sha.isEmpty()) {
            return new ScriptSupply.Refused("%s has no %s, or the App may not read it"
                    .formatted(repo, url.ref().isEmpty() ? "default branch" : "ref " + url.ref()));
        }
        var key = new FileKey(repo.installationId(), repo.fullName(), sha.get(), url.path());
        var content = kept.get(key, wanted -> files.read(repo, wanted.sha(), wanted.path(), MAX_BYTES));
        return switch (content) {
            case Files.Content.Found(byte[] bytes) -> new ScriptSupply.Content(bytes);
            case Files.Content.Unusable(String reason) -> new ScriptSupply.Refused(reason);
            case Files.Content.Missing _ -> new ScriptSupply.Missing();
            case null -> new ScriptSupply.Missing();
        };
    }

    private static RepoRef repo(ModuleUrl.GitHub url, RepoRef own) {
        boolean isOwn =
                url.owner().equalsIgnoreCase(own.owner()) && url.repository().equalsIgnoreCase(own.name());
        return isOwn ? own : new RepoRef(own.installationId(), 0, url.owner(), url.repository());
    }

    private Optional<CommitSha> pinned(String pin, RepoRef repo, String ref, Errand errand) {
        if (CommitSha.isFull(ref)) {
            return Optional.of(new CommitSha(ref));
        }
        var before = errand.pins().getOrDefault(pin, "");
        if (CommitSha.isFull(before)) {
            return Optional.of(new CommitSha(before));
        }
        var found = files.commit(repo, ref);
        found.ifPresent(sha -> errand.pins().put(pin, sha.hex()));
        return found;
    }

    private ScriptSupply web(URI uri, Errand errand) {
        var supply = web.read(uri, errand.urls()::mayRead);
        if (!(supply instanceof ScriptSupply.Content(byte[] bytes))) {
            return supply;
        }
        var digest = "sha256:" + sha256(bytes);
        var before = errand.pins().putIfAbsent(uri.toString(), digest);
        return before == null || before.equals(digest)
                ? supply
                : new ScriptSupply.Refused("%s has changed since this run began: re-run the check".formatted(uri));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private ScriptSupply event(RunSpec spec) {
        return payloads.find(spec.delivery())
                .map(ScriptSupplies::text)
                .orElseGet(() -> new ScriptSupply.Refused(
                        "input.event: the payload of webhook %s is not kept any more, or was too large to be kept: re-run the check"
                                .formatted(spec.delivery())));
    }

    /// Against the base of the first pull request, else against what was pushed over, else against the default branch.
    private ScriptSupply changedFiles(Errand errand) {
        var own = errand.spec().revision().repo();
        var head = errand.spec().revision().sha();
        var changed = base(errand).flatMap(base -> facts.changedFiles(own, base, head));
        if (changed.isEmpty()) {
            return text("null");
        }
        var json = JsonNodeFactory.instance.arrayNode();
        changed.get().forEach(json::add);
        return text(json.toString());
    }

    private Optional<CommitSha> base(Errand errand) {
        var spec = errand.spec();
        var pulls = spec.pullRequests();
        if (!pulls.isEmpty()) {
            return ownBranch(pulls.getFirst().baseBranch(), errand);
        }
        var before = pushedOver(spec);
        if (before.isPresent()) {
            return before;
        }
        var main = spec.revision().repository().defaultBranch();
        return spec.revision().ref().equals(new GitRef.Branch(main)) ? Optional.empty() : ownBranch(main, errand);
    }

    private Optional<CommitSha> ownBranch(String branch, Errand errand) {
        var own = errand.spec().revision().repo();
        var url = new ModuleUrl.GitHub(own.owner(), own.name(), "heads/" + branch, "");
        return pinned(url.pin(), own, url.ref(), errand);
    }

    private Optional<CommitSha> pushedOver(RunSpec spec) {
        return spec.delivery().isEmpty()
                ? Optional.empty()
                : payloads.find(spec.delivery())
                        .map(ScriptSupplies::parsed)
                        .filter(payload -> payload.path("after").asText().equals(spec.sha()))
                        .map(payload -> payload.path("before").asText())
                        .filter(CommitSha::isFull)
                        .filter(sha -> !sha.matches("0+"))
                        .map(CommitSha::new);
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a payload that was kept is no JSON", e);
        }
    }

    private static ScriptSupply text(String text) {
        return new ScriptSupply.Content(text.getBytes(StandardCharsets.UTF_8));
    }
}
