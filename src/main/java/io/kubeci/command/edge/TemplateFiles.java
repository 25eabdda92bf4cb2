package io.kubeci.command.edge;

import io.kubeci.command.SetupTemplate;
import io.kubeci.command.SetupTemplates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Templates from three places, of which the later wins where both have a name: those that come with kube-ci, the
/// files of a folder, and those that the configuration names. Read anew each time: a ConfigMap may have changed.
public final class TemplateFiles implements SetupTemplates {

    private static final Logger LOG = Logger.getLogger(TemplateFiles.class);

    /// Those that come with kube-ci.
    private static final List<String> BUNDLED = List.of("docker", "go", "java-maven", "python");

    private static final String RESOURCE = "/io/kubeci/command/templates/%s.yaml";

    /// The largest file that is a template. A ConfigMap holds no more. Source: Kubernetes' documentation,
    /// "ConfigMaps".
    private static final long MAX_BYTES = 1L << 20;

    /// What the configuration says.
    ///
    /// @param folder whose files are templates; need not be there
    /// @param named templates by name
    public record Places(String folder, Map<String, Named> named) {

        /// Copies the map.
        public Places {
            named = Map.copyOf(named);
        }
    }

    /// A template of the configuration.
    ///
    /// @param description one line; "" if it has none
    /// @param file a path, or the text itself, if that has several lines
    public record Named(String description, String file) {}

    private final Supplier<Places> places;

    /// @param places asked anew each time
    public TemplateFiles(Supplier<Places> places) {
        this.places = places;
    }

    @Override
    public List<SetupTemplate> all() {
        var now = places.get();
        var found = new TreeMap<String, SetupTemplate>();
        BUNDLED.forEach(name -> found.put(name, SetupTemplate.of(name, bundled(name))));
        files(now.folder())
                .forEach(file -> read(file).ifPresent(text -> {
                    var name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
                    found.put(name, SetupTemplate.of(name, text));
                }));
        now.named()
                .forEach((name, template) -> text(template)
                        .ifPresent(text ->
                                found.put(name, SetupTemplate.of(name, text).describedAs(template.description()))));
        return List.copyOf(found.values());
    }

    private static String bundled(String name) {
        try (InputStream resource = TemplateFiles.class.getResourceAsStream(RESOURCE.formatted(name))) {
            if (resource == null) {
                throw new IllegalStateException("the template %s is not in the program".formatted(name));
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kubernetes keeps what it mounts in folders whose names begin with dots, with links to it beside them.
    private static List<Path> files(String folder) {
        var files = new ArrayList<Path>();
        path(folder).filter(Files::isDirectory).ifPresent(directory -> {
            try (var entries = Files.newDirectoryStream(
                    directory,
                    entry -> Files.isRegularFile(entry)
                            && !entry.getFileName().toString().startsWith("."))) {
                entries.forEach(files::add);
            } catch (IOException e) {
                LOG.warnf("cannot list the templates in %s: %s", directory, e);
            }
        });
        return files;
    }

    private static Optional<String> text(Named template) {
        return template.file().strip().contains("\n")
                ? Optional.of(template.file())
                : path(template.file().strip()).flatMap(TemplateFiles::read);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(text).filter(name -> !name.isEmpty()).map(Path::of);
        } catch (InvalidPathException e) {
            LOG.warnf("the configuration names a template that is no path: '%s'", text);
            return Optional.empty();
        }
    }

    private static Optional<String> read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                LOG.warnf("the template %s is larger than %d bytes, and left out", file, MAX_BYTES);
                return Optional.empty();
            }
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            LOG.warnf("the template %s cannot be read, and is left out: %s", file, e);
            return Optional.empty();
        }
    }
}
