package io.kubeci.cli;

import io.kubeci.starlark.ModuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;

/// Modules out of the folder of a script. Names are paths relative to the folder; nothing outside can be had.
final class FolderModules implements ModuleSource {

    private static final String CONTEXT = "context:";

    private final Path folder;

    FolderModules(Path folder) {
        this.folder = folder;
    }

    @Override
    public Resolution resolve(String url, String from) {
        boolean absolute = url.startsWith(CONTEXT) || url.startsWith("/");
        var path = url.startsWith(CONTEXT) ? url.substring(CONTEXT.length()) : url;
        if (path.contains(":")) {
            return new Resolution.Refused("only files of the script's folder can be loaded here");
        }
        if (path.startsWith("//") && !path.startsWith("///")) {
            return new Resolution.Refused("a context has no host");
        }
        int slash = from.lastIndexOf('/');
        var base = absolute || slash < 0 || from.contains(":") ? "" : from.substring(0, slash + 1);
        return normalized(base + path)
                .<Resolution>map(Resolution.Module::new)
                .orElseGet(() -> new Resolution.Refused("outside of the script's folder"));
    }

    private static Optional<String> normalized(String path) {
        var parts = new ArrayDeque<String>();
        for (var part : path.split("/", -1)) {
            if (part.equals("..") && parts.pollLast() == null) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    @Override
    public Content read(String name) {
        try {
            var file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                return new Content.NotFound();
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                return new Content.Refused("outside of the script's folder");
            }
            return new Content.Found(Files.readAllBytes(file));
        } catch (InvalidPathException e) {
            return new Content.NotFound();
        } catch (IOException e) {
            return new Content.Refused("cannot be read: " + e.getMessage());
        }
    }
}
