package io.kubeci.report;

/// The `detail` of what the API answers where it does not do what it is asked for; plain text. What is wrong with
/// single
/// fields is told beside it, field by field.
public final class ApiReplies {

    private ApiReplies() {}

    /// No token.
    public static String noToken() {
        return "Send a token in the header \"Authorization: Bearer …\".";
    }

    /// The header is of another form.
    public static String noBearer() {
        return "The header Authorization must be \"Bearer\" and a token.";
    }

    /// Nobody knows the token.
    public static String unknownToken() {
        return "The token is neither one of kube-ci's nor one that this cluster knows. Get a new one:"
                + " kubectl create token ACCOUNT.";
    }

    /// kube-ci may not ask the cluster whose token it is.
    public static String noLogin() {
        return "The token is none of kube-ci's, and kube-ci may not ask the cluster about it: the role kube-ci-api-login"
                + " is missing. Whoever runs kube-ci can apply rbac/optional-api-login.yaml.";
    }

    /// The caller has not the right.
    ///
    /// @param verb `create`
    public static String denied(String who, String verb) {
        return ("%s may not %s runs in the namespace of the workflows. Ask for a role with that verb on"
                        + " runs.kube-ci.qutics.com.")
                .formatted(who, verb);
    }

    /// More requests than are worked on at once.
    public static String tooMany() {
        return "Too many requests at once. Come again as Retry-After says.";
    }

    /// GitHub or the cluster is away.
    public static String unavailable() {
        return "GitHub or the cluster cannot be asked now. Come again as Retry-After says.";
    }

    /// A fault of ours.
    public static String broken() {
        return "This should not happen. kube-ci's log says more; please report it.";
    }

    /// The connection ended before the body.
    public static String incomplete() {
        return "The body did not come whole. Send it again.";
    }

    /// The body is too large.
    public static String tooLarge(int megabytes) {
        return "The body has more than %d MB. Leave files out of ci_context that the pipeline does not need."
                .formatted(megabytes);
    }

    /// The body is no JSON.
    public static String noJson(int line, int column, String what) {
        return "The body is no JSON: line %d, column %d: %s".formatted(line, column, what);
    }

    /// The body is JSON, but no object.
    public static String noObject() {
        return "The body must be a JSON object with org, repo, ref and hash.";
    }

    /// The owner is not among those that this kube-ci serves.
    public static String notTaken(String owner) {
        return "Repositories of %s are not taken here (-orgs, -idsfile). Ask whoever runs kube-ci.".formatted(owner);
    }

    /// There is no such repository, or it is not for us; of the field `repo`.
    public static String noRepository(String repository) {
        return ("must be a repository that the GitHub App is installed on; %s is not there, or not accessible. Install the"
                        + " App there, or check the name")
                .formatted(repository);
    }

    /// There is no such commit; of the field `hash`.
    public static String noCommit(String repository, String hash) {
        return "must be a commit of %s, and %s is not. Push it first".formatted(repository, hash);
    }

    /// There is no such run.
    public static String noRun(String name) {
        return "There is no run %s (any more). GET /api/v1/runs lists those that there are.".formatted(name);
    }
}
