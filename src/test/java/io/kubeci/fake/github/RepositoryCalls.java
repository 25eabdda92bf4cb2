package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Repositories, branches, tags, commits and comparisons, as the REST API has them.
final class RepositoryCalls {

    /// The most files that a comparison lists. Source: GitHub's REST API reference, "Compare two commits".
    private static final int MAX_FILES = 300;

    private static final int MAX_COMMITS = 250;
    private static final String REPO = "/repos/{owner}/{repo}";
    private static final String READ = "contents:read";
    private static final String BRANCHES = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    private final World world;
    private final Lookup lookup;
    private final Shapes shapes;

    RepositoryCalls(Lookup lookup, Shapes shapes) {
        this.world = shapes.world();
        this.lookup = lookup;
        this.shapes = shapes;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "GET", REPO, "metadata:read", call -> Reply.ok(shapes.fullRepository(lookup.repository(call)))),
                Route.of("GET", REPO + "/branches", READ, this::branches),
                Route.of("GET", REPO + "/branches/{branch}", READ, this::branch),
                Route.of("GET", REPO + "/tags", "metadata:read", this::tags),
                Route.of("GET", REPO + "/commits", READ, this::commits),
                Route.of("GET", REPO + "/commits/{ref}", READ, this::commit),
                Route.of("GET", REPO + "/compare/{basehead}", READ, this::compare));
    }

    private Reply branches(Call call) {
        var repository = lookup.repository(call);
        return lookup.page(
                call,
                repository.git.refs(BRANCHES).entrySet().stream()
                        .map(ref -> {
                            var name = ref.getKey().substring(BRANCHES.length());
                            var node = Json.object().put("name", name);
                            node.set("commit", link(repository, ref.getValue()));
                            return node.put("protected", repository.protectedBranches.contains(name));
                        })
                        .toList());
    }

    private ObjectNode link(Repository repository, String sha) {
        return Json.object().put("sha", sha).put("url", shapes.apiUrl(repository) + "/commits/" + sha);
    }

    private Reply branch(Call call) {
        var repository = lookup.repository(call);
        var name = call.path("branch");
        var commit = repository
                .git
                .ref(BRANCHES + name)
                .flatMap(repository.git::commit)
                .orElseThrow(() -> Refusal.of(404, "Branch not found"));
        var node = shapes.answer("GET /repos/{owner}/{repo}/branches/{branch}", repository);
        node.put("name", name).put("protected", repository.protectedBranches.contains(name));
        node.set("commit", shapes.commit(repository, commit));
        return Reply.ok(node);
    }

    /// An annotated tag is shown with the commit that it names.
    private Reply tags(Call call) {
        var repository = lookup.repository(call);
        return lookup.page(
                call,
                repository.git.refs(TAGS).descendingMap().entrySet().stream()
                        .map(ref -> {
                            var name = ref.getKey().substring(TAGS.length());
                            var commit = repository.git.commit(ref.getValue()).orElseThrow();
                            var node = Json.object()
                                    .put("name", name)
                                    .put("node_id", "REF_" + Integer.toHexString(name.hashCode()))
                                    .put("zipball_url", shapes.apiUrl(repository) + "/zipball/" + ref.getKey())
                                    .put("tarball_url", shapes.apiUrl(repository) + "/tarball/" + ref.getKey());
                            node.set("commit", link(repository, commit.sha()));
                            return node;
                        })
                        .toList());
    }

    private Reply commits(Call call) {
        var repository = lookup.repository(call);
        var start = lookup.commit(repository, call.query("sha").orElse(repository.defaultBranch));
        return lookup.page(
                call,
                repository.git.history(start.sha()).stream()
                        .flatMap(sha -> repository.git.commit(sha).stream())
                        .map(commit -> shapes.commit(repository, commit))
                        .toList());
    }

    private Reply commit(Call call) {
        var repository = lookup.repository(call);
        var commit = lookup.commit(repository, call.path("ref"));
        if (call.accepts("sha")) {
            return Reply.raw(
                    "application/vnd.github.sha; charset=utf-8",
                    commit.sha().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        var node = shapes.commit(repository, commit);
        var parent = commit.parents().stream()
                .findFirst()
                .flatMap(repository.git::commit)
                .map(GitRepository.Commit::tree)
                .orElseGet(repository.git::emptyTree);
        var files = files(shapes, repository, parent, commit);
        node.set(
                "stats",
                Json.object().put("additions", files.size()).put("deletions", 0).put("total", files.size()));
        node.set("files", Json.array(files));
        return Reply.ok(node);
    }

    /// The changed files with their names right; the numbers of lines are made up.
    static List<ObjectNode> files(Shapes shapes, Repository repository, String fromTree, GitRepository.Commit to) {
        var files = repository.git.trees().files(to.tree());
        return repository.git.changes(fromTree, to.tree()).entrySet().stream()
                .map(change -> {
                    var path = change.getKey();
                    var page = shapes.pageUrl(repository) + "/blob/" + to.sha() + "/" + path;
                    return Json.object()
                            .put(
                                    "sha",
                                    files.containsKey(path) ? files.get(path).sha() : null)
                            .put("filename", path)
                            .put("status", change.getValue())
                            .put("additions", 1)
                            .put("deletions", 0)
                            .put("changes", 1)
                            .put("blob_url", page)
                            .put("raw_url", page)
                            .put("contents_url", shapes.apiUrl(repository) + "/contents/" + path + "?ref=" + to.sha())
                            .put("patch", "@@ -0,0 +1 @@\n+");
                })
                .toList();
    }

    private Reply compare(Call call) {
        var repository = lookup.repository(call);
        var names = call.path("basehead").split("\\.\\.\\.", 2);
        if (names.length != 2) {
            throw Refusal.notFound();
        }
        var base = side(repository, names[0]);
        var head = side(repository, names[1]);
        var git = repository.git;
        var common = git.mergeBase(base.sha(), head.sha())
                .flatMap(git::commit)
                .orElseThrow(
                        () -> Refusal.of(404, "No common ancestor between " + names[0] + " and " + names[1] + "."));
        var ours = git.history(base.sha());
        var theirs = git.history(head.sha());
        var ahead = theirs.stream().filter(sha -> !ours.contains(sha)).toList().reversed();
        var behind = ours.stream().filter(sha -> !theirs.contains(sha)).count();
        var node = shapes.answer("GET /repos/{owner}/{repo}/compare/{basehead}", repository);
        node.set("base_commit", shapes.commit(repository, base));
        node.set("merge_base_commit", shapes.commit(repository, common));
        var status = ahead.isEmpty() ? behind == 0 ? "identical" : "behind" : behind == 0 ? "ahead" : "diverged";
        node.put("status", status)
                .put("ahead_by", ahead.size())
                .put("behind_by", behind)
                .put("total_commits", ahead.size());
        node.set(
                "commits",
                Json.array(ahead.stream()
                        .limit(MAX_COMMITS)
                        .map(sha -> shapes.commit(repository, git.commit(sha).orElseThrow()))
                        .toList()));
        node.set(
                "files",
                Json.array(files(shapes, repository, common.tree(), head).stream()
                        .limit(MAX_FILES)
                        .toList()));
        return Reply.ok(node);
    }

    /// `owner:branch` names a branch of a fork.
    private GitRepository.Commit side(Repository repository, String name) {
        var colon = name.indexOf(':');
        var where = colon < 0
                ? repository
                : world.repository(name.substring(0, colon), repository.name).orElseThrow(Refusal::notFound);
        return where.visible(name.substring(colon + 1), world.now()).orElseThrow(Refusal::notFound);
    }
}
