package io.kubeci.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One golden case: a directory whose files are the inputs, and whose sub-directory `expected` has each produced file,
/// no more and no fewer.
///
/// `-Dgolden.update` writes what is produced instead of comparing; look at the difference before committing it.
///
/// @param name the directory's name, a phrase
/// @param directory where it is
public record Golden(String name, Path directory) {

    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final String EXPECTED = "expected";

    /// The cases of an area, `src/test/resources/golden/AREA/CASE`, in alphabetical order.
    public static Stream<Golden> cases(String area) {
        var cases = list(ROOT.resolve(area)).filter(Files::isDirectory).sorted().toList();
        assertThat(cases).as("golden cases of %s", area).isNotEmpty();
        return cases.stream().map(path -> new Golden(path.getFileName().toString(), path));
    }

    /// Whether the case has this input.
    public boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    /// The text of an input.
    public String input(String file) {
        return read(directory.resolve(file));
    }

    /// Compares what was produced, by file name, with what is expected.
    public void assertProduces(Map<String, String> produced) {
        if (System.getProperty("golden.update") != null) {
            update(produced);
        }
        var expected = new TreeMap<String, String>();
        list(directory.resolve(EXPECTED))
                .forEach(path -> expected.put(path.getFileName().toString(), read(path)));
        assertThat(new TreeMap<>(produced).keySet())
                .as("files of %s/%s", directory, EXPECTED)
                .isEqualTo(expected.keySet());
        expected.forEach((file, text) -> assertThat(produced.get(file))
                .as("%s/%s/%s", directory, EXPECTED, file)
                .isEqualTo(text));
    }

    private void update(Map<String, String> produced) {
        try {
            for (var stale : list(directory.resolve(EXPECTED)).toList()) {
                Files.delete(stale);
            }
            Files.createDirectories(directory.resolve(EXPECTED));
            for (var file : produced.entrySet()) {
                Files.writeString(directory.resolve(EXPECTED).resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of();
        }
        try (var files = Files.list(path)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
