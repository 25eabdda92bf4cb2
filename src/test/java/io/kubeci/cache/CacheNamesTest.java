package io.kubeci.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheNamesTest {

    /// What kube-ci 0.12.5 makes of these.
    @ParameterizedTest(name = "{0} cache of {1}/{2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            PROJECT | QubitProducts | kube-ci | | ci-project-qubitproducts-kube-ci-x6dwyvrvj | x6dwyvrvj
            BRANCH  | QubitProducts | kube-ci | master | ci-branch-qubitproducts-kube-ci-xjgezww7b | xjgezww7b
            BRANCH  | qubitdigital | atom-api | ERBC-96-post-release-stripping-of-locale-null | ci-branch-qubitdigital-atom-api-xwy9kkqiz | xwy9kkqiz
            PROJECT | an-organisation-with-a-long-name | and-a-repository-with-one-too | | long-name-and-a-repository-with-one-too-xb03rd88i | xb03rd88i
            PROJECT | 3scale | foo.bar | | ci-project-scale-foo-bar-xhv7xwho | xhv7xwho
            PROJECT | octo | app | | ci-project-octo-app-xomcqz-wh | xomcqz-wh
            PROJECT | octo | foo-bar | | ci-project-octo-foo-bar-xu1hmqi7d | xu1hmqi7d
            PROJECT | octo | foo.bar | | ci-project-octo-foo-bar-xs7hhgmvl | xs7hhgmvl
            BRANCH  | Octo | App | füture/x | ci-branch-octo-app-xypgxzegj | xypgxzegj
            """)
    void namesClaimsAsTheVersionThatItReplaces(
            Scope scope, String org, String repo, @Nullable String branch, String name, String label) {
        var hash = CacheNames.hash(Stream.concat(Stream.of(org, repo), Optional.ofNullable(branch).stream())
                .toList());

        assertThat(CacheNames.claim(scope, org, repo, hash)).isEqualTo(name);
        assertThat(CacheNames.label(hash)).isEqualTo(label);
    }

    @Property(tries = 300)
    void alwaysMakesNamesAndLabelsThatKubernetesTakes(
            @ForAll Scope scope, @ForAll String org, @ForAll String repo, @ForAll String branch) {
        var hash = CacheNames.hash(List.of(org, repo, branch));

        assertThat(CacheNames.claim(scope, org, repo, hash)).matches("[a-z]([-a-z0-9]{0,48}[a-z0-9])?");
        assertThat(CacheNames.label(org)).matches("|[a-z]([-a-z0-9.]{0,48}[a-z0-9])?");
    }
}
