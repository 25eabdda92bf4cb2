package io.kubeci.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsFileTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Instant now = Instant.EPOCH;
    private SecretsFile secrets = new SecretsFile(Optional.empty(), List.of(), () -> now);

    @BeforeEach
    void oneSecret() throws IOException {
        file = folder.resolve("tokens");
        Files.writeString(file, "first\n");
        secrets = new SecretsFile(Optional.of(file), List.of(new Secret("first")), () -> now);
    }

    @Test
    void takesWhatIsAddedAndForgetsWhatIsTakenAway() throws IOException {
        Files.writeString(file, "second\r\n\n third \n");

        assertThat(secrets.get()).extracting(Secret::reveal).containsExactly("first");
        now = now.plusSeconds(5);
        assertThat(secrets.get()).extracting(Secret::reveal).containsExactly("second", "third");
    }

    @Test
    void forgetsAllThatAFileDoesNotHaveAnyMore() throws IOException {
        Files.writeString(file, "\n");
        now = now.plusSeconds(5);

        assertThat(secrets.get()).isEmpty();
    }

    @Test
    void keepsWhatItKnowsWhileTheFileCannotBeRead() throws IOException {
        Files.delete(file);
        now = now.plusSeconds(5);

        assertThat(secrets.get()).extracting(Secret::reveal).containsExactly("first");
    }
}
