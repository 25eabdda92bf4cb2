package io.kubeci.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    private static final Duration OFTEN = Duration.ofMillis(20);

    @TempDir
    private Path directory;

    @Test
    void takesAChangeWithoutARestart() throws IOException {
        var file = Files.writeString(directory.resolve("config.yaml"), "namespace: one\n");

        try (var settings = SettingsFile.watching(Optional.of(file), Settings.defaults(), OFTEN)) {
            await().until(() -> settings.get().namespace().equals("one"));
            Files.writeString(file, "namespace: two\n");

            await().until(() -> settings.get().namespace().equals("two"));
        }
    }

    @Test
    void keepsTheOldOneWhileTheNewOneIsBrokenOrMissing() throws IOException {
        var file = Files.writeString(directory.resolve("config.yaml"), "namespace: one\n");

        try (var settings = SettingsFile.watching(Optional.of(file), Settings.defaults(), OFTEN)) {
            await().until(() -> settings.get().namespace().equals("one"));
            Files.writeString(file, "namespace: two\nbuildBranches: '('\n");
            await().during(Duration.ofMillis(200))
                    .until(() -> settings.get().namespace().equals("one"));
            Files.delete(file);
            await().during(Duration.ofMillis(200))
                    .until(() -> settings.get().namespace().equals("one"));
            Files.writeString(file, "namespace: three\n");

            await().until(() -> settings.get().namespace().equals("three"));
        }
    }

    @Test
    void followsTheSymbolicLinksByWhichKubernetesSwapsAConfigMap() throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("..v1")).resolve("config.yaml"), "namespace: one");
        Files.writeString(Files.createDirectory(directory.resolve("..v2")).resolve("config.yaml"), "namespace: two");
        var data = Files.createSymbolicLink(directory.resolve("..data"), Path.of("..v1"));
        var file = Files.createSymbolicLink(directory.resolve("config.yaml"), Path.of("..data/config.yaml"));

        try (var settings = SettingsFile.watching(Optional.of(file), Settings.defaults(), OFTEN)) {
            await().until(() -> settings.get().namespace().equals("one"));
            var next = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of("..v2"));
            Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);

            await().until(() -> settings.get().namespace().equals("two"));
        }
    }

    @Test
    void hasTheDefaultsWhereThereIsNoFile() {
        try (var settings = SettingsFile.watching(Optional.empty(), Settings.defaults(), OFTEN)) {
            assertThat(settings.get()).isEqualTo(Settings.defaults());
        }
    }
}
