package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.kubeci.model.RepoRef;
import io.kubeci.run.KnownTags;
import io.kubeci.run.TagSet;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Known tags in a ConfigMap for each repository that builds tags: eleven bytes a tag.
public final class KubernetesKnownTags implements KnownTags {

    private static final Logger LOG = Logger.getLogger(KubernetesKnownTags.class);

    private static final String TAGS = "tags";

    private final KubernetesClient client;
    private final String namespace;

    /// @param namespace the operator's own
    public KubernetesKnownTags(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Optional<TagSet> find(RepoRef repo) {
        var found = KubernetesCalls.call(
                "reading the known tags of " + repo,
                () -> Optional.ofNullable(resource(repo).get()));
        return found.map(ConfigMap::getData)
                .flatMap(data -> Optional.ofNullable(data.get(TAGS)))
                .flatMap(text -> decoded(repo, text));
    }

    @Override
    public void store(RepoRef repo, TagSet tags) {
        var map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name(repo))
                .withNamespace(namespace)
                .withLabels(Labels.ofRepository(repo))
                .endMetadata()
                .withData(Map.of("repository", repo.fullName(), TAGS, tags.encoded()))
                .build();
        KubernetesCalls.call(
                "storing the known tags of " + repo,
                () -> KubernetesCalls.unlessConflict(
                                "storing the known tags of " + repo,
                                () -> client.resource(map).create())
                        .orElseGet(() -> client.resource(map).update()));
    }

    @Override
    public void forget(RepoRef repo) {
        KubernetesCalls.call(
                "forgetting the tags of " + repo, () -> resource(repo).delete());
    }

    /// Somebody changed it by hand: the next look at the repository is the first one.
    private static Optional<TagSet> decoded(RepoRef repo, String text) {
        try {
            return Optional.of(TagSet.decode(text));
        } catch (IllegalArgumentException e) {
            LOG.warnf("what is stored of the tags of %s cannot be read: %s", repo, e.getMessage());
            return Optional.empty();
        }
    }

    private Resource<ConfigMap> resource(RepoRef repo) {
        return client.configMaps().inNamespace(namespace).withName(name(repo));
    }

    private static String name(RepoRef repo) {
        return "tags-" + repo.id();
    }
}
