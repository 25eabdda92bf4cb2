package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.crdv2.generator.CRDGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `kubectl apply -f crds` installs is what the code says; `-Dgolden.update` writes it anew.
class CustomResourceDefinitionsTest {

    private static final Path COMMITTED = Path.of("crds");

    @TempDir
    private Path generated;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"deliveries", "runs"})
    void matchTheCode(String plural) throws IOException {
        generate();
        var name = plural + ".kube-ci.qutics.com-v1.yml";
        var committed = COMMITTED.resolve(plural + ".kube-ci.qutics.com.yaml");
        var expected = Files.readString(generated.resolve(name)).replaceAll("(?m)^# .*\n", "");

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(committed, expected);
        }

        assertThat(committed).hasContent(expected);
    }

    @Test
    void areAllThereIs() throws IOException {
        try (var files = Files.list(COMMITTED)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("deliveries.kube-ci.qutics.com.yaml", "runs.kube-ci.qutics.com.yaml");
        }
    }

    private void generate() {
        new CRDGenerator()
                .customResourceClasses(Delivery.class, Run.class)
                .inOutputDir(generated.toFile())
                .detailedGenerate();
    }
}
