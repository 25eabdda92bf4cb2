package io.kubeci.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A directory of what reports should read like: every produced file under `expected/`, no more and no fewer.
/// `-Dgolden.update` rewrites it.
final class ReportGolden {

    static final Path ROOT = Path.of("src/test/resources/golden/report");

    private final Path expected;

    ReportGolden(String name) {
        this.expected = ROOT.resolve(name).resolve("expected");
    }

    void assertProduces(Map<String, String> files) {
        try {
            if (System.getProperty("golden.update") != null) {
                write(files);
            }
            assertThat(new TreeMap<>(files)).isEqualTo(read());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(Map<String, String> files) throws IOException {
        Files.createDirectories(expected);
        for (var leftOver : read().keySet()) {
            Files.delete(expected.resolve(leftOver));
        }
        for (var file : files.entrySet()) {
            Files.writeString(expected.resolve(file.getKey()), file.getValue());
        }
    }

    private Map<String, String> read() throws IOException {
        var result = new TreeMap<String, String>();
        if (Files.isDirectory(expected)) {
            try (var files = Files.list(expected)) {
                for (var file : files.toList()) {
                    result.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return result;
    }
}
