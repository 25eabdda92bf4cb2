package io.kubeci.cache;

import static io.kubeci.cache.SomeVolume.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.workflow.Keys;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FitTest {

    private static final String NAME = "ci-project-octo-app-xomcqz-wh";

    @Test
    void usesTheClaimThatAnEarlierRunMade() {
        assertThat(Fit.of(project(), new SomeVolume().named(NAME))).isEqualTo(new Fit.Usable(Optional.empty()));
    }

    @Test
    void usesAClaimThatSomebodyMadeByHandForThisName() {
        assertThat(Fit.of(project(), new SomeVolume().madeByHand().named(NAME))).isInstanceOf(Fit.Usable.class);
    }

    @Test
    void leavesAClaimAloneThatIsOfARepositoryWhoseNameLooksAlike() {
        var other = new SomeVolume().annotated(Keys.REPO_NAME, "app.").named(NAME);

        assertThat(Fit.of(project(), other)).isInstanceOf(Fit.Taken.class);
        assertThat(project().another(1).name()).isNotEqualTo(NAME).startsWith("ci-project-octo-app-x");
        assertThat(project().another(1).annotations()).isEqualTo(project().annotations());
    }

    @Test
    void leavesAClaimAloneThatIsOfAnEarlierRepositoryOfTheSameName() {
        var earlier = new SomeVolume().annotated(CacheKeys.REPOSITORY_ID, "41").named(NAME);
        var wanted = claim(Scope.PROJECT, Map.of(CacheKeys.REPOSITORY_ID, "42"), false);

        assertThat(Fit.of(wanted, earlier)).isInstanceOf(Fit.Taken.class);
        assertThat(Fit.of(wanted, new SomeVolume().named(NAME))).isInstanceOf(Fit.Usable.class);
    }

    @Test
    void leavesTheClaimOfAnotherBranchAloneWhoseHashIsTheSame() {
        var other = new SomeVolume()
                .labelled("scope", "branch")
                .annotated(Keys.REF, "evil")
                .named(NAME);

        assertThat(Fit.of(branch("main"), other)).isInstanceOf(Fit.Taken.class);
        assertThat(Fit.of(branch("evil"), other)).isInstanceOf(Fit.Usable.class);
    }

    @Test
    void neverGivesAForksRunWhatAnotherRunHad() {
        var other = new SomeVolume()
                .labelled("scope", "run")
                .annotated(CacheKeys.RUN, "run-1")
                .named(NAME);
        var shared = new SomeVolume().named(NAME);

        assertThat(Fit.of(own("run-2"), other)).isInstanceOf(Fit.Taken.class);
        assertThat(Fit.of(own("run-2"), shared)).isInstanceOf(Fit.Taken.class);
        assertThat(Fit.of(own("run-1"), other)).isInstanceOf(Fit.Usable.class);
        assertThat(Fit.of(project(), other)).isInstanceOf(Fit.Taken.class);
    }

    @Test
    void saysThatAClaimIsOnItsWayOutOrLost() {
        assertThat(Fit.of(project(), new SomeVolume().deletedAt(NOW).named(NAME)))
                .isEqualTo(new Fit.Leaving(NOW));
        assertThat(Fit.of(project(), new SomeVolume().inPhase("Lost").named(NAME)))
                .isEqualTo(new Fit.Lost("pv-7"));
    }

    @Test
    void usesASmallerClaimAndSaysSo() {
        assertThat(Fit.of(project(), new SomeVolume().ofSize("5Gi").named(NAME)))
                .isEqualTo(new Fit.Usable(Size.parse("10Gi")));
        assertThat(Fit.of(project(), new SomeVolume().ofSize("50Gi").named(NAME)))
                .isEqualTo(new Fit.Usable(Optional.empty()));
    }

    @Test
    void letsRepositoriesOfOneOwnerShareAClaimByItsNameAndNobodyElse() {
        var neighbour = new SomeVolume().annotated(Keys.REPO_NAME, "lib").named("shared");
        var stranger = new SomeVolume().annotated(Keys.ORG_NAME, "acme").named("shared");
        var forks = new SomeVolume().labelled("scope", "run").named("shared");

        assertThat(Fit.of(exact(), neighbour)).isInstanceOf(Fit.Usable.class);
        assertThat(Fit.of(exact(), stranger)).isEqualTo(new Fit.Foreign("acme/app"));
        assertThat(Fit.of(exact(), forks)).isInstanceOf(Fit.Foreign.class);
        assertThat(Fit.of(exact(), new SomeVolume().madeByHand().named("shared")))
                .isInstanceOf(Fit.Usable.class);
    }

    private static CachePlan.Claim project() {
        return claim(Scope.PROJECT, Map.of(), false);
    }

    private static CachePlan.Claim branch(String name) {
        return claim(Scope.BRANCH, Map.of(Keys.REF, name), false);
    }

    private static CachePlan.Claim own(String run) {
        return claim(Scope.RUN, Map.of(CacheKeys.RUN, run), false);
    }

    private static CachePlan.Claim exact() {
        return claim(Scope.PROJECT, Map.of(), true);
    }

    private static CachePlan.Claim claim(Scope scope, Map<String, String> more, boolean exact) {
        var annotations = new java.util.HashMap<>(Map.of(Keys.ORG_NAME, "octo", Keys.REPO_NAME, "app"));
        annotations.putAll(more);
        return new CachePlan.Claim(NAME, scope, Size.parse("10Gi"), Optional.empty(), Map.of(), annotations, exact);
    }
}
