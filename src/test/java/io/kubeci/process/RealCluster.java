package io.kubeci.process;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.ServiceAccountResource;
import io.kubeci.fake.cluster.FakeCluster;
import io.kubeci.fake.cluster.argo.SimulatedArgo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The cluster lane's cluster: a real API server with the real Argo controller, in two namespaces of this story's own.
///
/// Installs the repository's own `crds` and `rbac`, and hands the operator a token with exactly those rights.
final class RealCluster implements TestCluster {

    private static final long TOKEN_SECONDS = 7_200;

    /// The namespaces that the manifests are written for.
    private static final String WRITTEN_OPERATOR = "kube-ci";

    private static final String WRITTEN_WORKFLOWS = "argo";

    private final KubernetesClient client;
    private final String name;
    private final boolean simulatesPods;
    private final Path kubeconfig;
    private final List<HasMetadata> global = new ArrayList<>();

    /// @param name what the two namespaces are called after
    RealCluster(String adminKubeconfig, String name, boolean simulatesPods, Path directory) {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(adminKubeconfig))
                .build();
        this.name = name;
        this.simulatesPods = simulatesPods;
        for (var namespace : List.of(operatorNamespace(), namespace())) {
            var object =
                    new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata();
            client.resource(object.build()).createOr(existing -> existing.patch());
        }
        install(Path.of("crds"));
        install(Path.of("rbac"));
        kubeconfig = directory.resolve("operator-kubeconfig.yaml");
        writeOperatorKubeconfig();
    }

    private void install(Path manifests) {
        try (var files = Files.list(manifests)) {
            files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(this::apply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(Path file) {
        try {
            var text = Files.readString(file)
                    .replaceAll("namespace: " + WRITTEN_OPERATOR + "\\b", "namespace: " + operatorNamespace())
                    .replaceAll("namespace: " + WRITTEN_WORKFLOWS + "\\b", "namespace: " + namespace());
            var objects = client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .items();
            for (HasMetadata object : objects) {
                if (object.getKind().equals("Namespace")) {
                    continue;
                }
                var metadata = object.getMetadata();
                ofThisStoryOnly(object);
                metadata.setManagedFields(null);
                client.resource(object)
                        .fieldManager("kube-ci-tests")
                        .forceConflicts()
                        .serverSideApply();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One cluster has many stories at a time, and what belongs to no namespace would be everybody's.
    private void ofThisStoryOnly(HasMetadata object) {
        if (object instanceof ClusterRoleBinding binding) {
            binding.getRoleRef().setName(binding.getRoleRef().getName() + "-" + name);
        }
        if (object instanceof ClusterRole || object instanceof ClusterRoleBinding) {
            object.getMetadata().setName(object.getMetadata().getName() + "-" + name);
            global.add(object);
        }
    }

    @Override
    public String tokenOf(String account, String... verbs) {
        var metadata = new ObjectMetaBuilder().withName(account).withNamespace(namespace());
        client.resource(new ServiceAccountBuilder()
                        .withMetadata(metadata.build())
                        .build())
                .create();
        client.resource(new RoleBuilder()
                        .withMetadata(metadata.build())
                        .addNewRule()
                        .withApiGroups("kube-ci.qutics.com")
                        .withResources("runs")
                        .withVerbs(verbs)
                        .endRule()
                        .build())
                .create();
        client.resource(new RoleBindingBuilder()
                        .withMetadata(metadata.build())
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", account)
                        .addNewSubject("", "ServiceAccount", account, namespace())
                        .build())
                .create();
        return tokenOf(client.serviceAccounts().inNamespace(namespace()).withName(account));
    }

    private static String tokenOf(ServiceAccountResource account) {
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(TOKEN_SECONDS)
                .endSpec()
                .build();
        return account.tokenRequest(request).getStatus().getToken();
    }

    private void writeOperatorKubeconfig() {
        var account = client.serviceAccounts().inNamespace(operatorNamespace()).withName("kube-ci");
        account.waitUntilCondition(found -> found != null, 10, TimeUnit.SECONDS);
        var token = tokenOf(account);
        var admin = client.getConfiguration();
        var authority = admin.getCaCertData() == null
                ? "certificate-authority: \"%s\"".formatted(admin.getCaCertFile())
                : "certificate-authority-data: \"%s\"".formatted(admin.getCaCertData());
        try {
            Files.writeString(kubeconfig, """
                    apiVersion: v1
                    kind: Config
                    clusters:
                    - name: it
                      cluster: {server: "%s", %s}
                    users:
                    - name: operator
                      user: {token: "%s"}
                    contexts:
                    - name: it
                      context: {cluster: it, user: operator, namespace: "%s"}
                    current-context: it
                    """.formatted(admin.getMasterUrl(), authority, token, operatorNamespace()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public String namespace() {
        return name;
    }

    @Override
    public String operatorNamespace() {
        return name + "-operator";
    }

    @Override
    public boolean simulatesPods() {
        return simulatesPods;
    }

    @Override
    public Optional<FakeCluster> fake() {
        return Optional.empty();
    }

    @Override
    public Optional<SimulatedArgo> simulatedArgo() {
        return Optional.empty();
    }

    @Override
    public void close() {
        global.forEach(object -> client.resource(object).delete());
        client.namespaces().withName(namespace()).delete();
        client.namespaces().withName(operatorNamespace()).delete();
        client.close();
    }
}
