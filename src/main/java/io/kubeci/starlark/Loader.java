package io.kubeci.starlark;

import io.kubeci.starlark.builtin.Universe;
import io.kubeci.starlark.builtin.Unpack;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.eval.Globals;
import io.kubeci.starlark.eval.Interpreter;
import io.kubeci.starlark.eval.Modules;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.module.BuiltinModules;
import io.kubeci.starlark.syntax.Source;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.Freezer;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Utf8;
import io.kubeci.starlark.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs the script and the modules it loads, each once.
final class Loader implements Modules {

    private static final String BUILTIN = "builtin:";

    private final Budget budget;
    private final ModuleSource source;
    private final Interpreter interpreter;
    private final Map<String, Value> shared;
    private final Map<String, Map<String, Value>> loaded = new HashMap<>();
    private final List<String> loading = new ArrayList<>();

    Loader(Budget budget, Instant now, Map<String, Value> predeclared, ModuleSource source, Consumer<String> printed) {
        this.budget = budget;
        this.source = source;
        this.interpreter = new Interpreter(budget, now, printed, this);
        this.shared = Universe.names();
        var freezer = new Freezer(budget);
        predeclared.values().forEach(freezer::freeze);
        freezer.run();
        shared.putAll(predeclared);
    }

    /// Runs a file that is not loaded yet.
    Globals run(String name, byte[] content) {
        budget.source(content.length);
        budget.bytes(2L * content.length);
        budget.enter(100);
        loading.add(name);
        var predeclared = new HashMap<>(shared);
        predeclared.put("loadFile", Builtin.function("loadFile", new LoadFile(name)));
        var globals = interpreter.run(Source.decode(name, content), predeclared);
        loading.removeLast();
        budget.leave(100);
        return globals;
    }

    @Override
    public Map<String, Value> load(String url, String from) {
        if (url.startsWith(BUILTIN)) {
            return builtin(url);
        }
        var name = resolve(url, from, "cannot load " + url + ": ");
        var known = loaded.get(name);
        if (known != null) {
            return known;
        }
        if (loading.contains(name)) {
            throw StarlarkException.load("cycle in load graph: "
                    + String.join(" -> ", loading.subList(loading.indexOf(name), loading.size())) + " -> " + name);
        }
        budget.module();
        var content = read(name, "cannot load " + url + ": ")
                .orElseThrow(() -> StarlarkException.load("cannot load " + url + ": not found"));
        var globals = run(name, content).values();
        loaded.put(name, globals);
        return globals;
    }

    private Map<String, Value> builtin(String url) {
        var known = loaded.get(url);
        if (known != null) {
            return known;
        }
        var name = url.substring(BUILTIN.length()).replaceFirst("^/+", "");
        var library = BuiltinModules.source(name);
        var members = library.isPresent()
                ? run(url, library.get()).values()
                : BuiltinModules.members(name)
                        .orElseThrow(() ->
                                StarlarkException.load("cannot load " + url + ": there is no such builtin module"));
        loaded.put(url, members);
        return members;
    }

    private String resolve(String url, String from, String complaint) {
        return switch (source.resolve(url, from)) {
            case ModuleSource.Resolution.Module(String name) -> name;
            case ModuleSource.Resolution.Refused(String reason) -> throw StarlarkException.load(complaint + reason);
        };
    }

    private Optional<byte[]> read(String name, String complaint) {
        budget.poll();
        return switch (source.read(name)) {
            case ModuleSource.Content.Found(byte[] bytes) -> Optional.of(bytes);
            case ModuleSource.Content.NotFound() -> Optional.empty();
            case ModuleSource.Content.Refused(String reason) -> throw StarlarkException.load(complaint + reason);
        };
    }

    /// `loadFile(url, error_on_notfound=True)` as one module sees it.
    private final class LoadFile implements Builtin.Body {

        private final String from;

        LoadFile(String from) {
            this.from = from;
        }

        @Override
        public Value call(Machine machine, Value receiver, Arguments arguments) {
            var in = Unpack.named("loadFile", arguments, "url", "error_on_notfound?");
            var url = in.string(0);
            boolean mustExist = in.bool(1, true);
            var complaint = "loadFile: cannot load " + url + ": ";
            var content = read(resolve(url, from, complaint), complaint);
            if (content.isEmpty() && mustExist) {
                throw StarlarkException.load(complaint + "not found");
            }
            if (content.isEmpty()) {
                return None.NONE;
            }
            budget.source(content.get().length);
            budget.text(content.get().length);
            return StringValue.of(Utf8.decode(content.get()));
        }
    }
}
