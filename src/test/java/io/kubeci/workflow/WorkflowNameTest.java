package io.kubeci.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowNameTest {

    private static final String DNS_LABELS = "[a-z]([-a-z0-9]*[a-z0-9])?(\\.[a-z]([-a-z0-9]*[a-z0-9])?)*";
    private static final String LABEL_VALUE = "([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?";

    @ParameterizedTest(name = "{0}, {1}, {2} -> {3}")
    @CsvSource({
        "kube-ci, '', master, kube-ci.master",
        "atom-api, '', ERBC-96-post-release-stripping-of-locale-null-from-the-db, atom-api.erbc-96-post-release-stripping",
        "kube-ci, deploy, master, kube-ci.deploy.master",
        "kube-ci, deploy:migrations, master, kube-ci.deploy-migratio.master",
        "quite-long-repo-name, '', user-project-1234-some-really-long-branch-name, quite-long-repo-name.user-project-1234-s",
        "quite-long-repo-name, deploy:migrations, user-project-1234-some-really-long-branch-name, quite-long-repo.deploy-migratio.user-pro",
        "2048, '', 1.2.3, ''",
        "foo.bar, '', feature/_x_, foo-bar.feature--x"
    })
    void isMadeOfRepositoryEntrypointAndRef(String repo, String entrypoint, String ref, String prefix) {
        assertThat(WorkflowName.prefix(repo, entrypoint, ref)).isEqualTo(prefix);
        assertThat(WorkflowName.of(repo, entrypoint, ref, "seed"))
                .matches((prefix.isEmpty() ? "" : prefix + "\\.") + "x[a-z0-9]{8}");
    }

    @Test
    void differsForEachSeedAndStaysTheSameForOne() {
        var name = WorkflowName.of("kube-ci", "", "main", "run-1");

        assertThat(WorkflowName.of("kube-ci", "", "main", "run-1")).isEqualTo(name);
        assertThat(WorkflowName.of("kube-ci", "", "main", "run-2")).isNotEqualTo(name);
    }

    @Property
    void isAlwaysALegalNameOfAtMostFiftyCharacters(
            @ForAll String repo, @ForAll String entrypoint, @ForAll String ref, @ForAll String seed) {
        assertThat(WorkflowName.of(repo, entrypoint, ref, seed))
                .hasSizeLessThanOrEqualTo(50)
                .matches(DNS_LABELS);
    }

    @Property
    void makesEveryTextALegalLabelValue(@ForAll @Size(max = 200) String text) {
        assertThat(SafeName.label(text)).hasSizeLessThanOrEqualTo(50).matches(LABEL_VALUE);
    }

    @Property
    void leavesASafeLabelAsItIs(@ForAll String text) {
        var once = SafeName.label(text);

        assertThat(SafeName.label(once)).isEqualTo(once);
    }

    @Test
    void keepsTheEndOfALabelThatIsTooLong() {
        assertThat(SafeName.label("feature/" + "a".repeat(60) + "-END")).isEqualTo("a".repeat(46) + "-end");
    }
}
