package io.kubeci.github.edge;

import java.util.List;

/// A call's name as GitHub's REST API reference has it, for metrics and messages: `GET /repos/{owner}/{repo}/pulls`.
final class Operation {

    /// What a call is named that is not in the list.
    private static final String OTHER = "other";

    /// The paths that kube-ci calls, from GitHub's OpenAPI description. A last `{ref}` or `{path}` stands for all that
    /// is
    /// left, slashes included.
    private static final List<String[]> KNOWN = List.of(
                    "/graphql",
                    "/app",
                    "/app/hook/deliveries",
                    "/app/hook/deliveries/{delivery_id}/attempts",
                    "/app/installations/{installation_id}/access_tokens",
                    "/orgs/{org}/members/{username}",
                    "/orgs/{org}/memberships/{username}",
                    "/orgs/{org}/public_members/{username}",
                    "/orgs/{org}/teams/{team_slug}/memberships/{username}",
                    "/repos/{owner}/{repo}",
                    "/repos/{owner}/{repo}/branches/{branch}",
                    "/repos/{owner}/{repo}/check-runs",
                    "/repos/{owner}/{repo}/check-runs/{check_run_id}",
                    "/repos/{owner}/{repo}/collaborators/{username}/permission",
                    "/repos/{owner}/{repo}/commits/{ref}/check-runs",
                    "/repos/{owner}/{repo}/commits/{ref}",
                    "/repos/{owner}/{repo}/compare/{basehead}",
                    "/repos/{owner}/{repo}/commits/{ref}",
                    "/repos/{owner}/{repo}/contents/{path}",
                    "/repos/{owner}/{repo}/deployments",
                    "/repos/{owner}/{repo}/deployments/{deployment_id}",
                    "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
                    "/repos/{owner}/{repo}/git/blobs/{file_sha}",
                    "/repos/{owner}/{repo}/git/commits/{commit_sha}",
                    "/repos/{owner}/{repo}/git/matching-refs/{ref}",
                    "/repos/{owner}/{repo}/git/ref/{ref}",
                    "/repos/{owner}/{repo}/git/refs",
                    "/repos/{owner}/{repo}/git/tags/{tag_sha}",
                    "/repos/{owner}/{repo}/git/trees/{tree_sha}",
                    "/repos/{owner}/{repo}/installation",
                    "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
                    "/repos/{owner}/{repo}/issues/{issue_number}/comments",
                    "/repos/{owner}/{repo}/issues/{issue_number}/reactions",
                    "/repos/{owner}/{repo}/pulls",
                    "/repos/{owner}/{repo}/pulls/{pull_number}")
            .stream()
            .map(Operation::segments)
            .toList();

    private Operation() {}

    /// Names a call.
    ///
    /// @param path as [ApiAddress#pathOf] gives it
    static String of(String method, String path) {
        var actual = segments(path);
        return method + " "
                + KNOWN.stream()
                        .filter(template -> matches(template, actual))
                        .findFirst()
                        .map(template -> String.join("/", template))
                        .orElse(OTHER);
    }

    private static boolean matches(String[] template, String[] actual) {
        var last = template[template.length - 1];
        var open = "{ref}".equals(last) || "{path}".equals(last);
        if (open ? actual.length < template.length : actual.length != template.length) {
            return false;
        }
        for (var i = 0; i < template.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(actual[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] segments(String path) {
        return path.split("/", -1);
    }
}
