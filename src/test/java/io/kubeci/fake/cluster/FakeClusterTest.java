package io.kubeci.fake.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeClusterTest {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private FakeCluster cluster;
    private KubernetesClient client;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        cluster = FakeCluster.start(directory);
        var config = Config.fromKubeconfig(Files.readString(cluster.kubeconfig()));
        config.setRequestTimeout(2_000);
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    private static GenericKubernetesResource object(String kind, String name, String rest) {
        var apiVersion = kind.equals("Workflow") ? "argoproj.io/v1alpha1" : "kube-ci.qutics.com/v1alpha1";
        return Serialization.unmarshal("""
                apiVersion: %s
                kind: %s
                metadata: {name: "%s", namespace: ci}
                %s
                """.formatted(apiVersion, kind, name, rest), GenericKubernetesResource.class);
    }

    @Test
    void keepsAnObjectOnceAndSaysSo() {
        client.resource(object("Run", "one", "spec: {a: 1}")).create();

        assertThatThrownBy(() -> client.resource(object("Run", "one", "")).create())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
    }

    @Test
    void leavesTheStatusToItsSubresource() {
        var created = client.resource(object("Run", "one", "spec: {a: 1}\nstatus: {phase: Forged}"))
                .create();
        assertThat(created.getAdditionalProperties()).doesNotContainKey("status");

        created.setAdditionalProperty("status", Map.of("phase", "Running"));
        client.resource(created).updateStatus();
        created.setAdditionalProperty("spec", Map.of("a", 2));
        created.setAdditionalProperty("status", Map.of("phase", "Gone"));
        created.getMetadata().setResourceVersion(null);
        client.resource(created).update();

        var found = client.resource(created).get();
        assertThat(found.<Object>get("status", "phase")).isEqualTo("Running");
        assertThat(found.<Object>get("spec", "a")).isEqualTo(2);
    }

    @Test
    void appliesAStatusOnlyToTheVersionItWasMadeFor() {
        var run = client.resource(object("Run", "one", "spec: {a: 1}")).create();
        var apply = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("kube-ci")
                .withForce(true)
                .build();
        var wanted = object("Run", "one", "status: {phase: Running, message: waits}");
        wanted.getMetadata().setResourceVersion(run.getMetadata().getResourceVersion());

        client.resource(wanted).subresource("status").patch(apply);

        assertThat(client.resource(run).get().<Object>get("status", "message")).isEqualTo("waits");
        assertThatThrownBy(() -> client.resource(wanted).subresource("status").patch(apply))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));

        var next = object("Run", "one", "status: {phase: Done}");
        client.resource(next).subresource("status").patch(apply);
        assertThat(client.resource(run).get().<Object>get("status", "message")).isNull();
        assertThat(client.resource(run).get().<Object>get("spec", "a")).isEqualTo(1);
    }

    @Test
    void removesWhatAMergePatchSetsToNull() {
        var map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("m")
                .withNamespace("ci")
                .addToAnnotations("a", "1")
                .addToAnnotations("b", "2")
                .endMetadata()
                .build();
        client.resource(map).create();

        client.resource(map).patch(MERGE, "{\"metadata\":{\"annotations\":{\"a\":null,\"c\":\"3\"}}}");

        assertThat(client.resource(map).get().getMetadata().getAnnotations())
                .containsOnly(Map.entry("b", "2"), Map.entry("c", "3"));
    }

    @Test
    void collectsWhatBelongedToADeletedObject() {
        var run = client.resource(object("Run", "one", "")).create();
        var workflow = object("Workflow", "one", "spec: {entrypoint: main}");
        workflow.addOwnerReference(run);
        client.resource(workflow).create();

        client.resource(run).delete();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> client.resource(workflow).get() == null);
    }

    @Test
    void storesNothingOnADryRun() {
        client.resource(object("Workflow", "dry", "spec: {entrypoint: main}"))
                .dryRun()
                .create();

        assertThat(client.resource(object("Workflow", "dry", "")).get()).isNull();
    }

    @Test
    void showsChangesToThoseWhoWatch() {
        var seen = new ConcurrentLinkedQueue<String>();
        var watched = client.genericKubernetesResources("kube-ci.qutics.com/v1alpha1", "Run")
                .inNamespace("ci");
        try (var watch = watched.watch(new Watcher<GenericKubernetesResource>() {
            @Override
            public void eventReceived(Action action, GenericKubernetesResource resource) {
                seen.add(action + " " + resource.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                seen.add("closed");
            }
        })) {
            client.resource(object("Run", "one", "")).create();
            client.resource(object("Run", "one", "")).patch(MERGE, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
            client.resource(object("Run", "one", "")).delete();
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(seen).containsExactly("ADDED one", "MODIFIED one", "DELETED one"));
        }
    }

    @Test
    void findsByEveryKindOfSelector() {
        for (var phase : new String[] {"a", "b", "c"}) {
            var run = object("Run", "run-" + phase, "");
            run.getMetadata().setLabels(Map.of("phase", phase));
            client.resource(run).create();
        }
        var runs = client.genericKubernetesResources("kube-ci.qutics.com/v1alpha1", "Run")
                .inNamespace("ci");

        assertThat(runs.withLabel("phase", "a").list().getItems()).hasSize(1);
        assertThat(runs.withLabelIn("phase", "a", "b").list().getItems()).hasSize(2);
        assertThat(runs.withLabelNotIn("phase", "a").list().getItems()).hasSize(2);
    }

    @Test
    void refusesAHostileNameAndAWrongLabel() {
        for (var bad : new String[] {"Upper", "a/b", "a b"}) {
            assertThatThrownBy(() -> cluster.objects().create(Kind.RUN, metadata(bad, "x")))
                    .hasMessageContaining("422");
        }
        assertThatThrownBy(() -> cluster.objects().create(Kind.RUN, metadata("good", "no spaces")))
                .hasMessageContaining("metadata.labels");
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode metadata(String name, String label) {
        var object = Serialization.jsonMapper().createObjectNode();
        var metadata = object.putObject("metadata").put("name", name).put("namespace", "ci");
        metadata.putObject("labels").put("l", label);
        return object;
    }

    @Test
    void refusesFieldsThatArgoDoesNotKnowIfAskedTo() {
        org.junit.jupiter.api.Assumptions.assumeTrue(ArgoTypes.load().isPresent());
        var workflow = object("Workflow", "odd", "spec: {entrypoint: main, x: 1}");

        assertThatThrownBy(() -> client.resource(workflow)
                        .fieldValidation(FieldValidateable.Validation.STRICT)
                        .create())
                .hasMessageContaining("strict decoding error: unknown field \"spec.x\"");
        assertThat(client.resource(workflow).create()).isNotNull();
    }

    @Test
    void answersLogsOfItsPods() {
        var pod = Serialization.jsonMapper().createObjectNode();
        pod.putObject("metadata").put("name", "p").put("namespace", "ci");
        cluster.objects().create(Kind.POD, pod);
        for (int i = 1; i <= 5; i++) {
            cluster.logs().append("ci", "p", "main", Instant.now(), "line " + i);
        }
        var log = client.pods().inNamespace("ci").withName("p").inContainer("main");

        assertThat(log.tailingLines(2).getLog()).isEqualTo("line 4\nline 5\n");
        assertThat(log.limitBytes(4).getLog()).isEqualTo("line");
        assertThat(client.pods().inNamespace("ci").withName("gone").get()).isNull();
    }

    @Test
    void canBeAwayInThreeWaysAndComesBack() {
        var runs = client.genericKubernetesResources("kube-ci.qutics.com/v1alpha1", "Run")
                .inNamespace("ci");

        cluster.unavailable();
        assertThatThrownBy(runs::list).hasMessageContaining("503");
        cluster.freeze();
        assertThatThrownBy(runs::list).isInstanceOf(KubernetesClientException.class);
        cluster.recover();
        assertThat(runs.list().getItems()).isEmpty();
        cluster.refuseConnections();
        assertThatThrownBy(runs::list).isInstanceOf(KubernetesClientException.class);
        cluster.listenAgain();
        assertThat(runs.list().getItems()).isEmpty();
        cluster.forbid("list", "runs");
        assertThatThrownBy(runs::list).hasMessageContaining("cannot list resource");
    }

    @Test
    void leasesALeaderCanHold() {
        var lease = Serialization.unmarshal("""
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata: {name: l, namespace: kube-ci}
                spec: {holderIdentity: a}
                """, io.fabric8.kubernetes.api.model.coordination.v1.Lease.class);

        var created = client.resource(lease).create();
        created.getSpec().setHolderIdentity("b");
        client.resource(created).patch();

        assertThat(client.resource(lease).get().getSpec().getHolderIdentity()).isEqualTo("b");
    }
}
