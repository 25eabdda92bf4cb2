package io.kubeci.workflow;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/// What an author sets by annotations on the Workflow. What is not set is empty, and the configuration decides.
///
/// @param runForBranch whether branches are built; true unless said otherwise
/// @param runForTag whether tags are built; false unless said otherwise
/// @param cacheScope who shares the cache; an empty annotation is `none`, as in kube-ci 0.12
/// @param cacheSize the cache's size, a Kubernetes quantity
/// @param cacheStorageClassName the cache's storage class; "" for the cluster's default, whatever the configuration
/// says
/// @param cacheName an existing volume claim to use; the other cache settings do not matter then
/// @param manualTemplates templates to offer after the default run
/// @param essentialTemplates those of them that ask for action
/// @param deployTemplates templates that are GitHub deployments
/// @param nonInteractiveBranches head branches for which nothing is offered
/// @param cancelInProgress which older runs are stopped
public record AuthorSettings(
        boolean runForBranch,
        boolean runForTag,
        Optional<CacheScope> cacheScope,
        Optional<String> cacheSize,
        Optional<String> cacheStorageClassName,
        Optional<String> cacheName,
        Optional<Pattern> manualTemplates,
        Optional<Pattern> essentialTemplates,
        Optional<Pattern> deployTemplates,
        Optional<Pattern> nonInteractiveBranches,
        CancelInProgress cancelInProgress) {

    /// Who shares a cache.
    public enum CacheScope {
        /// All branches of the repository.
        PROJECT,
        /// The runs of one branch.
        BRANCH,
        /// There is no cache, even if the configuration has one.
        NONE
    }

    /// Which older runs of the same repository and branch are stopped when a new one starts.
    public enum CancelInProgress {
        /// Those of the same entrypoint.
        SAME_ENTRYPOINT,
        /// All.
        ALL,
        /// None.
        NEVER
    }

    /// Settings together with what is wrong about them; where something is wrong, the default stands.
    public record Reading(AuthorSettings settings, List<Fault> faults) {

        /// Copies the list.
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    /// Reads the annotations of an author's Workflow.
    public static Reading read(WorkflowDoc author) {
        var annotations = new AnnotationReader(author);
        // What is wrong with settings that do not matter is of no interest: kube-ci 0.12 does not read them.
        var caching = annotations.text(Keys.CACHE_NAME).isPresent() ? new AnnotationReader(author) : annotations;
        var settings = new AuthorSettings(
                annotations.flag(Keys.RUN_FOR_BRANCH, true),
                annotations.flag(Keys.RUN_FOR_TAG, false),
                annotations.isBlank(Keys.CACHE_SCOPE)
                        ? Optional.of(CacheScope.NONE)
                        : caching.choice(Keys.CACHE_SCOPE, CacheScope.values()),
                caching.quantity(Keys.CACHE_SIZE),
                annotations.isBlank(Keys.CACHE_STORAGE_CLASS)
                        ? Optional.of("")
                        : annotations.text(Keys.CACHE_STORAGE_CLASS),
                annotations.text(Keys.CACHE_NAME),
                annotations.pattern(Keys.MANUAL_TEMPLATES),
                annotations.pattern(Keys.ESSENTIAL_TEMPLATES),
                annotations.pattern(Keys.DEPLOY_TEMPLATES),
                annotations.pattern(Keys.NON_INTERACTIVE_BRANCHES),
                annotations
                        .choice(Keys.CANCEL_IN_PROGRESS, CancelInProgress.values())
                        .orElse(CancelInProgress.SAME_ENTRYPOINT));
        return new Reading(settings, annotations.faults());
    }
}
