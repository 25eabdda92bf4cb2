package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Files and directories at a commit, as the REST API has them.
final class ContentCalls {

    /// Larger files need the raw media type. Source: GitHub's REST API reference, "Get repository content".
    private static final int MAX_JSON_BYTES = 1024 * 1024;

    private static final int MAX_RAW_BYTES = 100 * MAX_JSON_BYTES;

    /// The most entries of a directory that are shown.
    private static final int MAX_ENTRIES = 1_000;

    private static final String CONTENTS = "/repos/{owner}/{repo}/contents/{path}";

    private final FakeGitHub github;
    private final Lookup lookup;
    private final Shapes shapes;

    ContentCalls(FakeGitHub github, Lookup lookup) {
        this.github = github;
        this.lookup = lookup;
        this.shapes = github.shapes();
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", CONTENTS, "contents:read", this::get),
                Route.of("PUT", CONTENTS, "contents:write", this::put));
    }

    private Reply get(Call call) {
        var repository = lookup.repository(call);
        var name = call.query("ref").orElse(repository.defaultBranch);
        var commit = repository
                .visible(name, github.world().now())
                .orElseThrow(() -> Refusal.of(404, "No commit found for the ref " + name));
        var path = call.path("path").replaceAll("^/+|/+$", "");
        var entry = repository.git.trees().find(commit.tree(), path).orElseThrow(Refusal::notFound);
        if (entry.mode().equals(GitTrees.DIRECTORY)) {
            return Reply.ok(Json.array(repository.git.trees().entries(entry.sha()).stream()
                    .limit(MAX_ENTRIES)
                    .map(child ->
                            item(repository, child, path.isEmpty() ? child.name() : path + "/" + child.name(), name))
                    .toList()));
        }
        return file(call, repository, entry, path, name);
    }

    private Reply file(Call call, Repository repository, GitTrees.Entry entry, String path, String ref) {
        var node = item(repository, entry, path, ref);
        if (entry.mode().equals(GitTrees.SUBMODULE)) {
            return Reply.ok(node.put("type", "submodule").put("submodule_git_url", ""));
        }
        var content = repository.git.objects().read(entry.sha()).orElseThrow().content();
        if (entry.mode().equals(GitTrees.LINK)) {
            return link(
                    call, repository, new String(content, java.nio.charset.StandardCharsets.UTF_8), node, path, ref);
        }
        if (content.length > MAX_RAW_BYTES) {
            throw Refusal.of(403, "This API returns blobs up to 100 MB in size.");
        }
        if (call.accepts("raw")) {
            return Reply.raw("application/vnd.github.raw; charset=utf-8", content);
        }
        var small = content.length <= MAX_JSON_BYTES;
        node.put("encoding", small ? "base64" : "none");
        node.put("content", small ? Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(content) + "\n" : "");
        return Reply.ok(node);
    }

    /// GitHub answers a link to a file of the same repository with that file.
    private Reply link(Call call, Repository repository, String target, ObjectNode node, String path, String ref) {
        var slash = path.lastIndexOf('/');
        var aim = java.nio.file.Path.of(slash < 0 ? "" : path.substring(0, slash))
                .resolve(target)
                .normalize()
                .toString();
        var found = repository
                .visible(ref, github.world().now())
                .filter(_ -> !target.startsWith("/"))
                .flatMap(commit -> repository.git.trees().find(commit.tree(), aim))
                .filter(entry -> entry.type().equals("blob") && !entry.mode().equals(GitTrees.LINK));
        if (found.isPresent()) {
            return file(call, repository, found.get(), path, ref);
        }
        return Reply.ok(node.put("type", "symlink").put("target", target));
    }

    private ObjectNode item(Repository repository, GitTrees.Entry entry, String path, String ref) {
        var type = switch (entry.mode()) {
            case GitTrees.DIRECTORY -> "dir";
            case GitTrees.LINK -> "symlink";
            // A listing calls submodules files, for the sake of old clients.
            default -> "file";
        };
        var size = entry.type().equals("blob")
                ? repository.git.objects().read(entry.sha()).orElseThrow().content().length
                : 0;
        var url = shapes.apiUrl(repository) + "/contents/" + path + "?ref=" + ref;
        var page = shapes.pageUrl(repository) + (type.equals("dir") ? "/tree/" : "/blob/") + ref + "/" + path;
        var git = shapes.apiUrl(repository) + "/git/" + entry.type() + "s/" + entry.sha();
        var node = Json.object()
                .put("name", entry.name())
                .put("path", path)
                .put("sha", entry.sha())
                .put("size", size)
                .put("url", url)
                .put("html_url", page)
                .put("git_url", git)
                .put(
                        "download_url",
                        type.equals("dir") ? null : shapes.pageUrl(repository) + "/raw/" + ref + "/" + path)
                .put("type", type);
        node.set("_links", Json.object().put("self", url).put("git", git).put("html", page));
        return node;
    }

    private Reply put(Call call) {
        var repository = lookup.repository(call);
        var branch = call.text("branch", repository.defaultBranch);
        var path = call.path("path");
        if (repository.archived) {
            throw Refusal.of(403, "Repository was archived so is read-only.");
        }
        if (repository.protectedBranches.contains(branch)) {
            throw Refusal.of(
                    409, "Repository rule violations found\n\nChanges must be made through a pull request.\n\n");
        }
        var head = repository
                .git
                .resolve("refs/heads/" + branch)
                .orElseThrow(() -> Refusal.of(404, "Branch " + branch + " not found"));
        var existing = repository.git.trees().find(head.tree(), path);
        checkSha(call, path, existing);
        var draft =
                new CommitDraft(github, repository).on(branch).by(shapes.bot().login());
        draft.file(path, Base64.getMimeDecoder().decode(call.text("content", "")))
                .message(call.text("message", ""));
        var sha = draft.push();
        var commit = repository.git.commit(sha).orElseThrow();
        var body = Json.object();
        var entry = repository.git.trees().find(commit.tree(), path).orElseThrow();
        body.set("content", item(repository, entry, path, branch));
        body.set("commit", shapes.gitCommit(repository, commit));
        return Reply.of(existing.isPresent() ? 200 : 201, body);
    }

    private static void checkSha(Call call, String path, Optional<GitTrees.Entry> existing) {
        var given = call.text("sha", "");
        if (existing.isPresent() && given.isEmpty()) {
            throw Refusal.of(422, "Invalid request.\n\n\"sha\" wasn't supplied.");
        }
        if (existing.isPresent() && !existing.get().sha().equals(given)) {
            throw Refusal.of(409, path + " does not match " + given);
        }
    }
}
