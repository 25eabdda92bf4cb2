package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.DeploymentRecord;
import io.kubeci.run.Findings;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PruningTest {

    private static final Instant END = Instant.parse("2026-11-21T12:00:00Z");

    private static final RunStatus DONE = RunStatus.fresh()
            .in(RunPhase.SUCCEEDED, "all steps are done")
            .withCheck(CheckRecord.intended("Workflow - main", "main", "https://argo.example.org/shop")
                    .withId(4711)
                    .told("digest", END, true, 0))
            .withOffers(List.of())
            .withTimes(RunStatus.fresh().times().withFinished(END));

    private static Run run(RunStatus status) {
        var run = new Run();
        run.setMetadata(new ObjectMetaBuilder()
                .withName("shop.main.x1")
                .withNamespace("argo")
                .withUid("uid")
                .withResourceVersion("7")
                .withGeneration(2L)
                .withLabels(Map.of("some", "label"))
                .build());
        run.setStatus(status);
        return run;
    }

    @Test
    void keepsWhatTellsThatARunIsSettledAndSinceWhen() {
        var pruned = Pruning.run(run(DONE));

        assertThat(Pruning.isSettled(pruned.getStatus())).isTrue();
        assertThat(pruned.getStatus().times().finishedAt()).contains(END);
        assertThat(pruned.getMetadata().getResourceVersion()).isEqualTo("7");
        assertThat(pruned.getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    void tellsARunThatIsNotSettled() {
        var untold = DONE.withCheck(CheckRecord.intended("Workflow - main", "main", "marker"));
        var unforgotten = DONE.withFindings(new Findings("1", List.of(), List.of(), List.of("a-secret")));

        assertThat(Pruning.isSettled(Pruning.run(run(untold)).getStatus())).isFalse();
        assertThat(Pruning.isSettled(Pruning.run(run(unforgotten)).getStatus())).isFalse();
        assertThat(Pruning.isSettled(
                        Pruning.run(run(DONE.in(RunPhase.RUNNING, ""))).getStatus()))
                .isFalse();
    }

    @Test
    void tellsARunThatHasToTellOfMoreThanItself() {
        var deployment = DeploymentRecord.intended("node", "deploy", "staging").withId(5);
        var offer = CheckRecord.intended("Workflow - release", "release", "marker");

        assertThat(settled(DONE.withOffers(List.of(offer)))).isFalse();
        assertThat(settled(DONE.withOffers(List.of(offer.withId(6))))).isTrue();
        assertThat(settled(DONE.withDeployment(deployment.told("in_progress")))).isFalse();
        assertThat(settled(DONE.withDeployment(deployment.told("success").telling("failure"))))
                .isFalse();
        assertThat(settled(DONE.withDeployment(deployment.told("success")))).isTrue();
        assertThat(settled(DONE.withDeployment(deployment.refused("403")))).isTrue();
        assertThat(settled(DONE.in(RunPhase.GONE, "").withDeployment(deployment.told("in_progress"))))
                .isTrue();
    }

    private static boolean settled(RunStatus status) {
        var pruned = Pruning.isSettled(Pruning.run(run(status)).getStatus());
        assertThat(pruned).isEqualTo(Pruning.isSettled(status));
        return pruned;
    }

    @Test
    void survivesTheCopyThatTheFrameworkMakes() {
        var pruned = Pruning.run(run(DONE));

        var copy = Serialization.clone(pruned);

        assertThat(copy.getStatus()).isEqualTo(pruned.getStatus());
    }

    @Test
    void keepsOfADeliveryThatIsDoneOnlySinceWhen() {
        var delivery = new Delivery();
        delivery.setMetadata(new ObjectMetaBuilder().withName("guid").build());
        delivery.setStatus(new DeliveryStatus("Started", "push", List.of("shop.main.x1"), 0, END));

        var pruned = Pruning.delivery(delivery);

        assertThat(pruned.getStatus().doneAt()).isEqualTo(END);
        assertThat(pruned.getStatus().runs()).isEmpty();
    }
}
