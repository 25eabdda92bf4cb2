package io.kubeci.workflow;

import java.util.List;
import java.util.Set;

/// The labels and annotations by which kube-ci knows its Workflows. Source: kube-ci 0.12.
public final class Keys {

    /// How all annotations of kube-ci begin.
    public static final String PREFIX = "kube-ci.qutics.com/";

    /// Labels.
    public static final String MANAGED_BY = "managedBy";

    public static final String ORG = "org";
    public static final String REPO = "repo";
    public static final String BRANCH = "branch";

    /// Annotations that kube-ci writes.
    public static final String SHA = PREFIX + "sha";

    /// The ref's short name, whether it is a branch or a tag.
    public static final String REF = PREFIX + "branch";

    public static final String REPO_NAME = PREFIX + "repo";
    public static final String ORG_NAME = PREFIX + "org";
    public static final String INSTALLATION = PREFIX + "github-install-id";
    public static final String CHECK_RUN_NAME = PREFIX + "check-run-name";
    public static final String CHECK_RUN_ID = PREFIX + "check-run-id";

    /// JSON: GitHub's numbers of deployments by Argo's node ids.
    public static final String DEPLOYMENT_IDS = PREFIX + "deployment-ids";

    public static final String PULL_REQUEST_URL = PREFIX + "pr-url";

    /// Argo's own: what its UI shows in place of the Workflow's name.
    public static final String TITLE = "workflows.argoproj.io/title";

    /// Annotations that the author writes.
    static final String RUN_FOR_BRANCH = PREFIX + "runForBranch";

    /// Whether tags are built; a CI file that does not hold this text does not ask for it.
    public static final String RUN_FOR_TAG = PREFIX + "runForTag";
    public static final String CACHE_SCOPE = PREFIX + "cacheScope";
    public static final String CACHE_SIZE = PREFIX + "cacheSize";
    static final String CACHE_STORAGE_CLASS = PREFIX + "cacheStorageClassName";
    public static final String CACHE_NAME = PREFIX + "cacheName";
    static final String MANUAL_TEMPLATES = PREFIX + "manualTemplates";
    static final String ESSENTIAL_TEMPLATES = PREFIX + "essentialTemplates";

    /// Which templates are deployments.
    public static final String DEPLOY_TEMPLATES = PREFIX + "deployTemplates";
    static final String NON_INTERACTIVE_BRANCHES = PREFIX + "nonInteractiveBranches";
    static final String CANCEL_IN_PROGRESS = PREFIX + "cancelInProgress";

    private static final Set<String> READ = Set.of(
            RUN_FOR_BRANCH,
            RUN_FOR_TAG,
            CACHE_SCOPE,
            CACHE_SIZE,
            CACHE_STORAGE_CLASS,
            CACHE_NAME,
            MANUAL_TEMPLATES,
            ESSENTIAL_TEMPLATES,
            DEPLOY_TEMPLATES,
            NON_INTERACTIVE_BRANCHES,
            CANCEL_IN_PROGRESS,
            PREFIX + "features",
            PREFIX + "lint");

    private static final Set<String> OWN_LABELS = Set.of(MANAGED_BY, ORG, REPO, BRANCH);

    private static final List<String> RESERVED_DOMAINS =
            List.of("argoproj.io", "kubernetes.io", "k8s.io", "kube-ci.qutics.com");

    private Keys() {}

    /// Whether an annotation of the author's may be submitted: it means nothing to Argo, to Kubernetes or to us, or it
    /// is one that kube-ci reads.
    static boolean isAuthorsAnnotation(String key) {
        return READ.contains(key) || !isReserved(key);
    }

    /// Whether a label of the author's may be submitted.
    static boolean isAuthorsLabel(String key) {
        return !OWN_LABELS.contains(key) && !isReserved(key);
    }

    /// Whether the key belongs to a domain in which others read meaning.
    static boolean isReserved(String key) {
        var slash = key.indexOf('/');
        var domain = slash < 0 ? "" : key.substring(0, slash);
        return RESERVED_DOMAINS.stream()
                .anyMatch(reserved -> domain.equals(reserved) || domain.endsWith("." + reserved));
    }
}
