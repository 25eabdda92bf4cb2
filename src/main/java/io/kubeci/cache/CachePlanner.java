package io.kubeci.cache;

import io.kubeci.model.RepoRef;
import io.kubeci.model.Revision;
import io.kubeci.policy.Trust;
import io.kubeci.policy.TrustTable;
import io.kubeci.workflow.AuthorSettings;
import io.kubeci.workflow.Fault;
import io.kubeci.workflow.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decides which cache volume a run is to have: the author's annotations, then the configuration's defaults. Names,
/// labels and annotations are those of kube-ci 0.12, so that its claims are found again.
public final class CachePlanner {

    /// Source: Kubernetes' documentation, "Object Names and IDs" (RFC 1123 subdomain names).
    private static final Pattern CLAIM_NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private CachePlanner() {}

    /// What is to be decided on.
    ///
    /// @param run the Run's name
    /// @param revision what is built
    /// @param trust how far it is trusted; what follows from that, [TrustTable] says
    /// @param author what the Workflow's annotations say
    public record Question(String run, Revision revision, Trust trust, AuthorSettings author) {}

    /// Decides.
    public static CachePlan plan(Question question, CacheSettings settings) {
        var scope = scope(question.author(), settings);
        if (scope.isEmpty()) {
            return new CachePlan.None();
        }
        return switch (TrustTable.of(question.trust()).cache()) {
            case NONE -> new CachePlan.None();
            case OWN -> sized(question, settings, Scope.RUN);
            case SHARED ->
                question.author()
                        .cacheName()
                        .map(name -> exact(name, scope.get(), question, settings))
                        .orElseGet(() -> sized(question, settings, scope.get()));
        };
    }

    /// Empty where no cache is wanted. Naming a claim is wanting it, whatever the configuration's scope is.
    private static Optional<Scope> scope(AuthorSettings author, CacheSettings settings) {
        var byDefault = settings.scope().flatMap(Scope::of);
        if (author.cacheScope().isPresent()) {
            return switch (author.cacheScope().get()) {
                case PROJECT -> Optional.of(Scope.PROJECT);
                case BRANCH -> Optional.of(Scope.BRANCH);
                case NONE -> Optional.empty();
            };
        }
        return author.cacheName().isPresent() ? byDefault.or(() -> Optional.of(Scope.PROJECT)) : byDefault;
    }

    private static CachePlan exact(String name, Scope scope, Question question, CacheSettings settings) {
        if (!CLAIM_NAME.matcher(name).matches()) {
            return unusable(
                    Keys.CACHE_NAME,
                    "the annotation %s must be the name of a volume claim (lower case, digits, dashes and dots), but is \"%s\""
                            .formatted(Keys.CACHE_NAME, name));
        }
        var made = claim(question, settings, scope, size(question, settings));
        return new CachePlan.Claim(
                name, scope, made.size(), made.storageClass(), made.labels(), made.annotations(), true);
    }

    private static CachePlan sized(Question question, CacheSettings settings, Scope scope) {
        var text = question.author().cacheSize().or(settings::size);
        if (text.isEmpty()) {
            return unusable(
                    Keys.CACHE_SIZE,
                    "the size of the cache is missing: set the annotation %s, for example to \"10Gi\" (or cacheDefaults.size in kube-ci's configuration)"
                            .formatted(Keys.CACHE_SIZE));
        }
        var size = size(question, settings);
        if (size.isEmpty()) {
            return unusable(
                    Keys.CACHE_SIZE,
                    "the size of the cache must be more than nothing, such as \"10Gi\", but is \"%s\" (annotation %s, or cacheDefaults.size in kube-ci's configuration)"
                            .formatted(text.get(), Keys.CACHE_SIZE));
        }
        return claim(question, settings, scope, size);
    }

    private static Optional<Size> size(Question question, CacheSettings settings) {
        return question.author().cacheSize().or(settings::size).flatMap(Size::parse);
    }

    private static CachePlan.Claim claim(Question question, CacheSettings settings, Scope scope, Optional<Size> size) {
        var repo = question.revision().repo();
        var hash = hash(question, scope);
        var labels = new HashMap<String, String>();
        labels.put(Keys.MANAGED_BY, settings.managedBy());
        labels.put(Keys.ORG, CacheNames.label(repo.owner()));
        labels.put(Keys.REPO, CacheNames.label(repo.name()));
        labels.put(CacheKeys.SCOPE, scope.word());
        if (scope != Scope.PROJECT) {
            labels.put(CacheKeys.HASH, CacheNames.label(hash));
        }
        return new CachePlan.Claim(
                CacheNames.claim(scope, repo.owner(), repo.name(), hash),
                scope,
                size,
                question.author()
                        .cacheStorageClassName()
                        .or(settings::storageClass)
                        .filter(name -> !name.isEmpty()),
                labels,
                annotations(question, scope),
                false);
    }

    private static String hash(Question question, Scope scope) {
        var repo = question.revision().repo();
        return CacheNames.hash(
                switch (scope) {
                    case PROJECT -> List.of(repo.owner(), repo.name());
                    // As in kube-ci 0.12, a tag's name stands where a branch's does.
                    case BRANCH ->
                        List.of(
                                repo.owner(),
                                repo.name(),
                                question.revision().ref().name());
                    case RUN -> List.of(repo.owner(), repo.name(), "run", question.run());
                });
    }

    private static Map<String, String> annotations(Question question, Scope scope) {
        RepoRef repo = question.revision().repo();
        var annotations = new HashMap<String, String>();
        annotations.put(Keys.ORG_NAME, repo.owner());
        annotations.put(Keys.REPO_NAME, repo.name());
        annotations.put(CacheKeys.REPOSITORY_ID, Long.toString(repo.id()));
        switch (scope) {
            case PROJECT -> {}
            case BRANCH -> annotations.put(Keys.REF, question.revision().ref().name());
            case RUN -> annotations.put(CacheKeys.RUN, question.run());
        }
        return annotations;
    }

    private static CachePlan unusable(String annotation, String message) {
        return new CachePlan.Unusable(List.of(Fault.ofAnnotation(annotation, message)));
    }
}
