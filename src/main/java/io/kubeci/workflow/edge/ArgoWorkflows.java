package io.kubeci.workflow.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.kubeci.model.Problem;
import io.kubeci.model.Unavailable;
import io.kubeci.workflow.Submittable;
import io.kubeci.workflow.WorkflowDoc;
import io.kubeci.workflow.Workflows;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Workflows of one namespace, through Fabric8's client. Nothing is listed, and nothing is written but what the port
/// says: Argo's objects are Argo's.
public final class ArgoWorkflows implements Workflows {

    private static final ResourceDefinitionContext WORKFLOWS = kind("Workflow", "workflows", true);
    private static final ResourceDefinitionContext TEMPLATES = kind("WorkflowTemplate", "workflowtemplates", true);
    private static final ResourceDefinitionContext CLUSTER_TEMPLATES =
            kind("ClusterWorkflowTemplate", "clusterworkflowtemplates", false);

    private static final String RUN_API_VERSION = "kube-ci.qutics.com/v1alpha1";
    private static final String RUN_KIND = "Run";
    private static final Set<String> OVER = Set.of("Succeeded", "Failed", "Error");

    /// How long a Workflow of a run that is gone may take to follow it.
    private static final Duration COLLECTION = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final String namespace;
    private final ObjectMapper json = new ObjectMapper();

    /// @param namespace the namespace of the Workflows; that of the objects must be the same
    public ArgoWorkflows(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Creation create(WorkflowDoc workflow, Owner owner) {
        return switch (Submittable.of(workflow)) {
            case Submittable.Unfit(List<Problem> problems) ->
                new Creation.Refused(problems.stream().map(Problem::located).collect(Collectors.joining("\n")));
            case Submittable.Ready(WorkflowDoc ready) -> createChecked(ready, owner);
        };
    }

    private Creation createChecked(WorkflowDoc workflow, Owner owner) {
        var resource = resource(workflow);
        resource.getMetadata()
                .setOwnerReferences(List.of(new OwnerReferenceBuilder()
                        .withApiVersion(RUN_API_VERSION)
                        .withKind(RUN_KIND)
                        .withName(owner.name())
                        .withUid(owner.uid())
                        .withController(true)
                        .build()));
        try {
            var created = workflows()
                    .resource(resource)
                    .fieldValidation(Validation.STRICT)
                    .create();
            return new Creation.Created(created.getMetadata().getUid());
        } catch (KubernetesClientException e) {
            var answer = new ApiAnswer(e);
            if (answer.alreadyExists()) {
                return existing(workflow.name(), owner);
            }
            return new Creation.Refused(answer.refusalOr("create the Workflow " + workflow.name()));
        }
    }

    /// Somebody made it before: we ourselves, an earlier Run of the same name whose Workflow is about to go, or a
    /// stranger.
    private Creation existing(String name, Owner owner) {
        var found = read(name)
                .orElseThrow(() -> new Unavailable(
                        "the Workflow %s was there a moment ago and is gone".formatted(name), Duration.ZERO));
        var owners = found.getMetadata().getOwnerReferences();
        if (owners.stream().anyMatch(reference -> owner.uid().equals(reference.getUid()))) {
            return new Creation.Created(found.getMetadata().getUid());
        }
        var isOfAnEarlierRun = owners.stream()
                .anyMatch(reference ->
                        RUN_KIND.equals(reference.getKind()) && owner.name().equals(reference.getName()));
        if (isOfAnEarlierRun || found.getMetadata().getDeletionTimestamp() != null) {
            throw new Unavailable("the Workflow %s of an earlier run is not gone yet".formatted(name), COLLECTION);
        }
        return new Creation.Refused("a Workflow named %s is in the namespace %s already, and it is not this run's"
                .formatted(name, namespace));
    }

    @Override
    public Optional<JsonNode> find(String name) {
        return read(name).map(this::tree);
    }

    @Override
    public void stop(String name) {
        var isGoing = find(name)
                .filter(workflow ->
                        !OVER.contains(workflow.path("status").path("phase").asText()))
                .isPresent();
        if (isGoing) {
            var patch = json.createObjectNode();
            patch.putObject("spec").put("shutdown", "Stop");
            patch(name, patch);
        }
    }

    @Override
    public void annotate(String name, Map<String, String> annotations) {
        var patch = json.createObjectNode();
        var values = patch.putObject("metadata").putObject("annotations");
        annotations.forEach(values::put);
        patch(name, patch);
    }

    @Override
    public Optional<JsonNode> templateSpec(String name, boolean clusterScope) {
        try {
            var template = clusterScope
                    ? client.genericKubernetesResources(CLUSTER_TEMPLATES)
                            .withName(name)
                            .get()
                    : client.genericKubernetesResources(TEMPLATES)
                            .inNamespace(namespace)
                            .withName(name)
                            .get();
            return Optional.ofNullable(template).map(found -> tree(found).path("spec"));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw new ApiAnswer(e).unavailable("read the template " + name);
        }
    }

    @Override
    public List<String> dryRun(WorkflowDoc workflow) {
        if (Submittable.of(workflow) instanceof Submittable.Unfit(List<Problem> problems)) {
            return problems.stream().map(Problem::located).toList();
        }
        try {
            workflows()
                    .resource(resource(workflow))
                    .dryRun()
                    .fieldValidation(Validation.STRICT)
                    .create();
            return List.of();
        } catch (KubernetesClientException e) {
            return List.of(new ApiAnswer(e).refusalOr("try the Workflow " + workflow.name()));
        }
    }

    /// Written out, so that the client need not ask the server what there is.
    private static ResourceDefinitionContext kind(String kind, String plural, boolean namespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup("argoproj.io")
                .withVersion("v1alpha1")
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(namespaced)
                .build();
    }

    private void patch(String name, ObjectNode patch) {
        try {
            workflows().withName(name).patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString());
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw new ApiAnswer(e).unavailable("patch the Workflow " + name);
            }
        }
    }

    private Optional<GenericKubernetesResource> read(String name) {
        try {
            return Optional.ofNullable(workflows().withName(name).get());
        } catch (KubernetesClientException e) {
            throw new ApiAnswer(e).unavailable("read the Workflow " + name);
        }
    }

    private GenericKubernetesResource resource(WorkflowDoc workflow) {
        try {
            return json.treeToValue(workflow.tree(), GenericKubernetesResource.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the checked Workflow '%s' is no object".formatted(workflow.name()), e);
        }
    }

    private JsonNode tree(GenericKubernetesResource resource) {
        return json.valueToTree(resource);
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            workflows() {
        return client.genericKubernetesResources(WORKFLOWS).inNamespace(namespace);
    }
}
