package io.kubeci.fake.cluster;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of objects that the fake cluster knows.
public enum Kind {
    WORKFLOW("argoproj.io/v1alpha1", "workflows", "Workflow", true),
    WORKFLOW_TEMPLATE("argoproj.io/v1alpha1", "workflowtemplates", "WorkflowTemplate", true),
    CLUSTER_WORKFLOW_TEMPLATE("argoproj.io/v1alpha1", "clusterworkflowtemplates", "ClusterWorkflowTemplate", false),
    DELIVERY("kube-ci.qutics.com/v1alpha1", "deliveries", "Delivery", true),
    RUN("kube-ci.qutics.com/v1alpha1", "runs", "Run", true),
    NAMESPACE("v1", "namespaces", "Namespace", false),
    POD("v1", "pods", "Pod", true),
    SECRET("v1", "secrets", "Secret", true),
    CONFIG_MAP("v1", "configmaps", "ConfigMap", true),
    CLAIM("v1", "persistentvolumeclaims", "PersistentVolumeClaim", true),
    CORE_EVENT("v1", "events", "Event", true),
    EVENT("events.k8s.io/v1", "events", "Event", true),
    LEASE("coordination.k8s.io/v1", "leases", "Lease", true),
    DEFINITION("apiextensions.k8s.io/v1", "customresourcedefinitions", "CustomResourceDefinition", false);

    private final String apiVersion;
    private final String plural;
    private final String kind;
    private final boolean namespaced;

    Kind(String apiVersion, String plural, String kind, boolean namespaced) {
        this.apiVersion = apiVersion;
        this.plural = plural;
        this.kind = kind;
        this.namespaced = namespaced;
    }

    static Optional<Kind> of(String apiVersion, String plural) {
        return Arrays.stream(values())
                .filter(kind -> kind.apiVersion.equals(apiVersion) && kind.plural.equals(plural))
                .findFirst();
    }

    /// `argoproj.io/v1alpha1`.
    public String apiVersion() {
        return apiVersion;
    }

    /// `workflows`.
    public String plural() {
        return plural;
    }

    /// `Workflow`.
    public String kind() {
        return kind;
    }

    boolean namespaced() {
        return namespaced;
    }

    /// `argoproj.io`, "" for the core group.
    String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    String version() {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    /// Whether only `/status` changes the status.
    boolean hasStatusSubresource() {
        return this == DELIVERY || this == RUN;
    }

    /// The path of all objects of a namespace; of one of them with a name.
    String path(String namespace, String name) {
        var root = group().isEmpty() ? "/api/v1" : "/apis/" + apiVersion;
        var within = namespaced && !namespace.isEmpty() ? root + "/namespaces/" + namespace : root;
        return within + "/" + plural + (name.isEmpty() ? "" : "/" + name);
    }
}
