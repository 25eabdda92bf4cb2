package io.kubeci.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.cache.CacheSettings.Placement;
import io.kubeci.workflow.WorkflowDoc;
import java.util.List;

/// Sends the pods that mount a cache volume to the node that has it. A `ReadWriteOnce` volume is with one node at a
/// time: pods of several runs, or of one, on two nodes would wait for each other, in the worst case for ever.
///
/// Each template that mounts the volume gets a label with the claim's name and an affinity to pods with that label. The
/// first pod may go anywhere, because Kubernetes lets a pod pass whose own label is the one it looks for and that no
/// other pod has (its documentation, "Assigning Pods to Nodes"); pods that have ended do not count. Templates that do
/// not mount it stay as they are, and so do those of a WorkflowTemplate, which are not ours to change.
public final class CachePlacement {

    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    /// Kubernetes' label of nodes that no two nodes share.
    private static final String NODE = "kubernetes.io/hostname";

    /// The heaviest that Kubernetes allows.
    private static final int WEIGHT = 100;

    private static final int MAX_LABEL = 63;

    private final String claim;
    private final Placement placement;

    private CachePlacement(String claim, Placement placement) {
        this.claim = claim;
        this.placement = placement;
    }

    /// The Workflow with its cache's pods kept together; twice is once.
    ///
    /// @param claim the claim's name, which the Workflow has as its parameter `cacheVolumeClaimName`
    public static WorkflowDoc apply(WorkflowDoc workflow, String claim, Placement placement) {
        var tree = workflow.tree();
        if (placement == Placement.ANYWHERE || !(tree.path("spec") instanceof ObjectNode spec)) {
            return workflow;
        }
        var mounts = new CacheMounts(claim, spec);
        var rule = new CachePlacement(claim, placement);
        mounts.templates().forEach(template -> rule.apply(template, spec));
        return new WorkflowDoc(tree);
    }

    private void apply(ObjectNode template, ObjectNode spec) {
        object(object(template, "metadata"), "labels").put(CacheKeys.POD_CLAIM, label());
        var affinity = base(template, spec);
        var ofPods = object(affinity, "podAffinity");
        if (placement == Placement.REQUIRED) {
            add(ofPods, REQUIRED, term());
        } else {
            var weighted = JsonNodeFactory.instance.objectNode().put("weight", WEIGHT);
            weighted.set("podAffinityTerm", term());
            add(ofPods, PREFERRED, weighted);
        }
        template.set("affinity", affinity);
    }

    /// A template's affinity takes the place of the whole Workflow's, so that has to be in it.
    private static ObjectNode base(ObjectNode template, ObjectNode spec) {
        for (JsonNode own : new JsonNode[] {
            template.path("affinity"), spec.path("templateDefaults").path("affinity"), spec.path("affinity")
        }) {
            if (own instanceof ObjectNode object) {
                return object.deepCopy();
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode term() {
        var term = JsonNodeFactory.instance.objectNode().put("topologyKey", NODE);
        term.putObject("labelSelector").putObject("matchLabels").put(CacheKeys.POD_CLAIM, label());
        return term;
    }

    /// Claims may have longer names than labels may have values.
    private String label() {
        return claim.length() <= MAX_LABEL ? claim : CacheNames.label(claim, CacheNames.hash(List.of(claim)));
    }

    private static void add(ObjectNode parent, String key, ObjectNode item) {
        var list = parent.path(key) instanceof ArrayNode array ? array : parent.putArray(key);
        if (list.valueStream().noneMatch(item::equals)) {
            list.add(item);
        }
    }

    private static ObjectNode object(ObjectNode parent, String key) {
        return parent.path(key) instanceof ObjectNode object ? object : parent.putObject(key);
    }
}
