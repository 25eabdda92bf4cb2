package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Git's own objects and refs, as the REST API has them.
final class GitDataCalls {

    /// Source: GitHub's REST API reference, "Get a tree".
    private static final int MAX_TREE_ENTRIES = 100_000;

    private static final String GIT = "/repos/{owner}/{repo}/git";
    private static final String READ = "contents:read";
    private static final String WRITE = "contents:write";

    private final FakeGitHub github;
    private final Lookup lookup;
    private final Shapes shapes;

    GitDataCalls(FakeGitHub github, Lookup lookup) {
        this.github = github;
        this.lookup = lookup;
        this.shapes = github.shapes;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", GIT + "/trees/{tree_sha}", READ, this::tree),
                Route.of("GET", GIT + "/blobs/{file_sha}", READ, this::blob),
                Route.of("GET", GIT + "/commits/{commit_sha}", READ, this::commit),
                Route.of("GET", GIT + "/tags/{tag_sha}", READ, this::tag),
                Route.of("GET", GIT + "/ref/{ref}", READ, this::ref),
                Route.of("GET", GIT + "/matching-refs/{ref}", READ, this::matching),
                Route.of("POST", GIT + "/refs", WRITE, this::createRef),
                Route.of("PATCH", GIT + "/refs/{ref}", WRITE, this::updateRef),
                Route.of("DELETE", GIT + "/refs/{ref}", WRITE, this::deleteRef));
    }

    private Reply tree(Call call) {
        var repository = lookup.repository(call);
        var git = repository.git;
        var name = call.path("tree_sha");
        var sha = repository
                .visible(name, github.world.now())
                .map(GitRepository.Commit::tree)
                .or(() -> git.objects()
                        .read(name)
                        .filter(o -> o.type().equals("tree"))
                        .map(_ -> name))
                .orElseThrow(Refusal::notFound);
        var entries = call.query("recursive").isPresent()
                ? git.trees().everything(sha)
                : git.trees().entries(sha).stream()
                        .collect(java.util.stream.Collectors.toMap(GitTrees.Entry::name, entry -> entry));
        var limit = Math.min(MAX_TREE_ENTRIES, github.largestTree());
        var body = Json.object().put("sha", sha).put("url", shapes.apiUrl(repository) + "/git/trees/" + sha);
        body.set(
                "tree",
                Json.array(entries.entrySet().stream()
                        .limit(limit)
                        .map(entry -> entry(repository, entry))
                        .toList()));
        return Reply.ok(body.put("truncated", entries.size() > limit));
    }

    private ObjectNode entry(Repository repository, Map.Entry<String, GitTrees.Entry> at) {
        var entry = at.getValue();
        var node = Json.object()
                .put("path", at.getKey())
                .put("mode", entry.fullMode())
                .put("type", entry.type())
                .put("sha", entry.sha());
        if (entry.type().equals("blob")) {
            var size = repository.git.objects().read(entry.sha()).orElseThrow().content().length;
            node.put("size", size);
        }
        return node.put("url", shapes.apiUrl(repository) + "/git/" + entry.type() + "s/" + entry.sha());
    }

    private Reply blob(Call call) {
        var repository = lookup.repository(call);
        var sha = call.path("file_sha");
        var blob = repository
                .git
                .objects()
                .read(sha)
                .filter(object -> object.type().equals("blob"))
                .orElseThrow(Refusal::notFound);
        if (call.accepts("raw")) {
            return Reply.raw("application/vnd.github.raw; charset=utf-8", blob.content());
        }
        return Reply.ok(Json.object()
                .put("sha", sha)
                .put("node_id", "B_" + sha)
                .put("size", blob.content().length)
                .put("url", shapes.apiUrl(repository) + "/git/blobs/" + sha)
                .put("content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(blob.content()) + "\n")
                .put("encoding", "base64"));
    }

    private Reply commit(Call call) {
        var repository = lookup.repository(call);
        var commit = repository.git.commit(call.path("commit_sha")).orElseThrow(Refusal::notFound);
        return Reply.ok(shapes.gitCommit(repository, commit));
    }

    private Reply tag(Call call) {
        var repository = lookup.repository(call);
        var sha = call.path("tag_sha");
        var text = repository
                .git
                .objects()
                .read(sha)
                .filter(object -> object.type().equals("tag"))
                .orElseThrow(Refusal::notFound)
                .text();
        var node = shapes.answer("GET /repos/{owner}/{repo}/git/tags/{tag_sha}", repository);
        var commit = repository.git.commit(sha).orElseThrow();
        node.put("sha", sha)
                .put("tag", text.replaceAll("(?s).*?\ntag ([^\n]+)\n.*", "$1"))
                .put("message", text.substring(text.indexOf("\n\n") + 2).strip())
                .put("url", shapes.apiUrl(repository) + "/git/tags/" + sha);
        node.set("object", target(repository, commit.sha()));
        return Reply.ok(node);
    }

    private ObjectNode target(Repository repository, String sha) {
        var type = repository.git.objects().read(sha).orElseThrow().type();
        return Json.object()
                .put("sha", sha)
                .put("type", type)
                .put("url", shapes.apiUrl(repository) + "/git/" + type + "s/" + sha);
    }

    private ObjectNode shown(Repository repository, String ref, String sha) {
        var node = Json.object()
                .put("ref", ref)
                .put("node_id", "REF_" + Integer.toHexString(ref.hashCode()))
                .put("url", shapes.apiUrl(repository) + "/git/" + ref);
        node.set("object", target(repository, sha));
        return node;
    }

    private Reply ref(Call call) {
        var repository = lookup.repository(call);
        var name = full(call);
        var sha = repository.git.ref(name).orElseThrow(Refusal::notFound);
        return Reply.ok(shown(repository, name, sha));
    }

    private static String full(Call call) {
        var name = call.path("ref");
        if (name.startsWith("refs/")) {
            throw Refusal.violation(422, "ref is named heads/… or tags/…, without refs/");
        }
        return "refs/" + name;
    }

    private Reply matching(Call call) {
        var repository = lookup.repository(call);
        var refs = repository.git.refs(full(call));
        return Reply.ok(Json.array(refs.entrySet().stream()
                .map(ref -> shown(repository, ref.getKey(), ref.getValue()))
                .toList()));
    }

    private Reply createRef(Call call) {
        var repository = lookup.repository(call);
        var ref = call.text("ref", "");
        var sha = call.text("sha", "");
        if (!ref.matches("refs/(heads|tags)/.+")) {
            throw Refusal.violation(422, "Reference name must start with 'refs/' and have at least two slashes.");
        }
        if (repository.git.ref(ref).isPresent()) {
            throw Refusal.of(422, "Reference already exists");
        }
        if (repository.git.objects().read(sha).isEmpty()) {
            throw Refusal.of(422, "Object does not exist");
        }
        repository.git.point(ref, sha);
        github.pushes.notice(repository, shapes.bot().login());
        return Reply.created(shown(repository, ref, sha));
    }

    private Reply updateRef(Call call) {
        var repository = lookup.repository(call);
        var ref = full(call);
        var sha = call.text("sha", "");
        var before = repository.git.ref(ref).orElseThrow(() -> Refusal.of(422, "Reference does not exist"));
        if (!call.body().path("force").asBoolean()
                && !repository.git.history(sha).contains(before)) {
            throw Refusal.of(422, "Update is not a fast forward");
        }
        repository.git.point(ref, sha);
        github.pushes.notice(repository, shapes.bot().login());
        return Reply.ok(shown(repository, ref, sha));
    }

    private Reply deleteRef(Call call) {
        var repository = lookup.repository(call);
        repository.git.ref(full(call)).orElseThrow(() -> Refusal.of(422, "Reference does not exist"));
        repository.git.delete(full(call));
        github.pushes.notice(repository, shapes.bot().login());
        return Reply.empty(204);
    }
}
