package io.kubeci.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.github.CiDirectory;
import io.kubeci.github.CiDirectory.Deferred;
import io.kubeci.github.CiDirectory.Entry;
import io.kubeci.github.CiDirectory.Link;
import io.kubeci.github.CiDirectory.Other;
import io.kubeci.github.CiDirectory.Text;
import io.kubeci.github.CiDirectory.Unlisted;
import io.kubeci.pipeline.CiFiles.Lookup;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiFilesTest {

    private static final Map<String, Entry> FILES = Map.ofEntries(
            Map.entry("ci.yaml", new Text("kind: Workflow", "a1")),
            Map.entry("lib/go.star", new Text("x = 1", "a2")),
            Map.entry("lib/up.star", new Link("../ci.yaml")),
            Map.entry("link.yaml", new Link("chain.yaml")),
            Map.entry("chain.yaml", new Link("./lib/up.star")),
            Map.entry("round.yaml", new Link("about.yaml")),
            Map.entry("about.yaml", new Link("../.kube-ci/round.yaml")),
            Map.entry("folder", new Link("lib")),
            Map.entry("out.yaml", new Link("../config/ci.yaml")),
            Map.entry("etc.yaml", new Link("/etc/passwd")),
            Map.entry("far.yaml", new Link("../../x")),
            Map.entry("dangling.yaml", new Link("nothing.yaml")),
            Map.entry("directory.yaml", new Link("lib")),
            Map.entry("long.yaml", new Deferred("b1", 2_000_000)),
            Map.entry("huge.yaml", new Deferred("b2", 20_000_000)),
            Map.entry("module", new Other("a submodule")));

    private final CiFiles files = new CiFiles(new CiDirectory(FILES, false), ".kube-ci/");

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "ci.yaml, .kube-ci/ci.yaml",
        "lib/go.star, .kube-ci/lib/go.star",
        "/lib//go.star, .kube-ci/lib/go.star",
        "link.yaml, .kube-ci/ci.yaml",
        "folder/go.star, .kube-ci/lib/go.star",
        "folder/../ci.yaml, .kube-ci/ci.yaml"
    })
    void findsFilesInSubdirectoriesAndThroughLinks(String name, String path) {
        assertThat(files.find(name))
                .isInstanceOfSatisfying(
                        Lookup.Found.class, found -> assertThat(found.path()).isEqualTo(path));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "round.yaml, the symbolic links from .kube-ci/round.yaml lead in a circle",
        "etc.yaml, '.kube-ci/etc.yaml is a symbolic link to \"/etc/passwd\", outside of the repository'",
        "far.yaml, .kube-ci/far.yaml leads out of the repository",
        "dangling.yaml, '.kube-ci/dangling.yaml is a symbolic link to .kube-ci/nothing.yaml, which is not there'",
        "directory.yaml, .kube-ci/lib is a directory",
        "huge.yaml, '.kube-ci/huge.yaml has 20,000,000 bytes, more than the 4,194,304 that are read'",
        "module, .kube-ci/module is a submodule"
    })
    void tellsWhyAFileCannotBeUsed(String name, String message) {
        assertThat(files.find(name)).isInstanceOfSatisfying(Lookup.Unusable.class, unusable -> {
            assertThat(unusable.problem().message()).isEqualTo(message);
            assertThat(unusable.problem().file()).isEqualTo(".kube-ci/" + name);
        });
    }

    @Test
    void namesWhatHasToBeReadOfADirectoryThatIsTooDeepToBeListed() {
        var deep = new CiFiles(
                new CiDirectory(Map.of("ci.yaml", new Text("kind:", "a"), "a/b/c", new Unlisted()), false), ".kube-ci");

        assertThat(deep.find("a/b/c/d/e.star")).isEqualTo(new Lookup.Outside(".kube-ci/a/b/c/d/e.star"));
        assertThat(deep.find("ci.star")).isEqualTo(new Lookup.Missing());
        assertThat(deep.find("a/b/c")).isInstanceOf(Lookup.Unusable.class);
    }

    @Test
    void namesTheFileThatALinkOutOfTheDirectoryLeadsTo() {
        assertThat(files.find("out.yaml")).isEqualTo(new Lookup.Outside("config/ci.yaml"));
    }

    @Test
    void asksForTheContentOfALongFileAndThenHasIt() {
        assertThat(files.find("long.yaml")).isEqualTo(new Lookup.ToRead(".kube-ci/long.yaml", "b1", 2_000_000));

        var read = files.with("b1", Optional.of("kind: Workflow".getBytes(StandardCharsets.UTF_8)));

        assertThat(read.find("long.yaml")).isEqualTo(new Lookup.Found(".kube-ci/long.yaml", "kind: Workflow"));
    }

    @Test
    void takesNoTextThatIsNotUtf8() {
        var read = files.with("b1", Optional.of(new byte[] {'a', (byte) 0xff}));

        assertThat(read.find("long.yaml"))
                .isInstanceOfSatisfying(
                        Lookup.Unusable.class,
                        unusable -> assertThat(unusable.problem().message())
                                .isEqualTo(".kube-ci/long.yaml is not text in UTF-8"));
    }

    @Test
    void takesATruncatedListingForUnknownAndNeverForNothing() {
        var truncated = new CiFiles(new CiDirectory(FILES, true), ".kube-ci");

        assertThat(truncated.find("ci.star")).isEqualTo(new Lookup.Unknown());
        assertThat(files.find("ci.star")).isEqualTo(new Lookup.Missing());
    }
}
