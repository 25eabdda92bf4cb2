package io.kubeci.pipeline;

import io.kubeci.starlark.ModuleSource;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.module.JsonReader;
import io.kubeci.starlark.value.Freezer;
import io.kubeci.starlark.value.Utf8;
import io.kubeci.starlark.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What one evaluation reads: from memory, or it ends and says what it wants.
final class ScriptModules implements ModuleSource {

    /// How many files one evaluation may name, whether they exist or not. Ours: names take memory, too.
    private static final int MAX_FILES = 1_000;

    private final Script script;
    private final Map<ScriptWant, ScriptSupply> known;
    private final Map<String, ModuleUrl> resolved = new HashMap<>();
    private Optional<ScriptWant> wanted = Optional.empty();

    ScriptModules(Script script, Map<ScriptWant, ScriptSupply> known) {
        this.script = script;
        this.known = known;
        resolved.put(script.file(), script.url());
    }

    /// What was asked for and is not there, if the evaluation ended because of it.
    Optional<ScriptWant> wanted() {
        return wanted;
    }

    @Override
    public Resolution resolve(String url, String from) {
        var base = resolved.get(from);
        if (base == null) {
            return new Resolution.Refused("%s has no files of its own".formatted(from));
        }
        return switch (script.urls().resolve(url, base)) {
            case ModuleUrls.Meaning.Refused(String reason) -> new Resolution.Refused(reason);
            case ModuleUrls.Meaning.Place(ModuleUrl place)
            when resolved.size() >= MAX_FILES && !resolved.containsKey(place.name()) ->
                new Resolution.Refused("a script may name no more than %,d files".formatted(MAX_FILES));
            case ModuleUrls.Meaning.Place(ModuleUrl place) -> {
                resolved.put(place.name(), place);
                yield new Resolution.Module(place.name());
            }
        };
    }

    @Override
    public Content read(String name) {
        return switch (resolved.get(name)) {
            case ModuleUrl.Context url -> context(url);
            case ModuleUrl.GitHub url -> content(supplied(new ScriptWant.GitHubFile(url)));
            case ModuleUrl.Web url -> content(supplied(new ScriptWant.WebFile(url)));
            case null -> throw new IllegalStateException("a module that was not resolved: '%s'".formatted(name));
        };
    }

    private Content context(ModuleUrl.Context url) {
        return switch (script.files().find(url.path())) {
            case CiFiles.Lookup.Found(var _, String text) -> new Content.Found(text.getBytes(StandardCharsets.UTF_8));
            case CiFiles.Lookup.Missing _ -> new Content.NotFound();
            case CiFiles.Lookup.Unusable(var problem) -> new Content.Refused(problem.message());
            case CiFiles.Lookup.ToRead _, CiFiles.Lookup.Outside _, CiFiles.Lookup.Unknown _ ->
                content(supplied(new ScriptWant.ContextFile(url.path())));
        };
    }

    /// A value that is fetched as JSON.
    Value json(ScriptWant want, Budget budget) {
        return switch (supplied(want)) {
            case ScriptSupply.Content(byte[] bytes) -> {
                var value = JsonReader.read(Utf8.decode(bytes), budget);
                var freezer = new Freezer(budget);
                freezer.freeze(value);
                freezer.run();
                yield value;
            }
            case ScriptSupply.Missing _ -> throw StarlarkException.load("input: this is not there");
            case ScriptSupply.Refused(String reason) -> throw StarlarkException.load(reason);
        };
    }

    private ScriptSupply supplied(ScriptWant want) {
        var supply = known.get(want);
        if (supply == null) {
            wanted = Optional.of(want);
            return new ScriptSupply.Refused("is being read");
        }
        return supply;
    }

    private static Content content(ScriptSupply supply) {
        return switch (supply) {
            case ScriptSupply.Content(byte[] bytes) -> new Content.Found(bytes);
            case ScriptSupply.Missing _ -> new Content.NotFound();
            case ScriptSupply.Refused(String reason) -> new Content.Refused(reason);
        };
    }
}
