package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.regex.Pattern;

/// The forms in which GitHub shows accounts, repositories, commits and the App: GitHub's examples with our values.
final class Shapes {

    private static final Pattern API_URL = Pattern.compile("https?://api\\.github\\.com/repos/[^/]+/[^/{\"]+");
    private static final Pattern PAGE_URL =
            Pattern.compile("https?://github\\.com/(?!apps/|images/|orgs/)[^/]+/[^/{\".]+");

    private final World world;

    Shapes(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    String apiUrl(Repository repository) {
        return world.url() + "/repos/" + repository.fullName();
    }

    String pageUrl(Repository repository) {
        return world.url() + "/" + repository.fullName();
    }

    /// An example in which every address of the example's repository is one of ours.
    <N extends JsonNode> N rebase(N node, Repository repository) {
        if (node instanceof ObjectNode object) {
            for (var name : new ArrayList<>(object.properties())) {
                object.set(name.getKey(), rebase(name.getValue(), repository));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, rebase(array.get(i), repository));
            }
        } else if (node.isTextual() && node.asText().contains("github.com/")) {
            var text = API_URL.matcher(node.asText()).replaceAll(apiUrl(repository));
            @SuppressWarnings("unchecked")
            var changed = (N) TextNode.valueOf(PAGE_URL.matcher(text).replaceAll(pageUrl(repository)));
            return changed;
        }
        return node;
    }

    ObjectNode answer(String operation, Repository repository) {
        var example = ApiDescription.example(operation);
        return (ObjectNode) rebase(example.isArray() ? example.get(0) : example, repository);
    }

    static String nodeId(String kind, long id) {
        var bytes = ("0:" + kind + id).getBytes(StandardCharsets.UTF_8);
        return kind.substring(0, 1) + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    ObjectNode account(World.Account account) {
        var user = world.url() + "/users/" + account.login();
        var node = Json.object()
                .put("login", account.login())
                .put("id", account.id())
                .put("node_id", nodeId("User", account.id()))
                .put("avatar_url", world.url() + "/avatars/" + account.login())
                .put("gravatar_id", "")
                .put("url", user)
                .put("html_url", world.url() + "/" + account.login())
                .put("followers_url", user + "/followers")
                .put("following_url", user + "/following{/other_user}")
                .put("gists_url", user + "/gists{/gist_id}")
                .put("starred_url", user + "/starred{/owner}{/repo}")
                .put("subscriptions_url", user + "/subscriptions")
                .put("organizations_url", user + "/orgs")
                .put("repos_url", user + "/repos")
                .put("events_url", user + "/events{/privacy}")
                .put("received_events_url", user + "/received_events");
        var bot = account.login().endsWith("[bot]");
        return node.put("type", account.organisation() ? "Organization" : bot ? "Bot" : "User")
                .put("user_view_type", "public")
                .put("site_admin", false);
    }

    /// As in the `organization` of a webhook.
    ObjectNode organisation(World.Account account) {
        var url = world.url() + "/orgs/" + account.login();
        return Json.object()
                .put("login", account.login())
                .put("id", account.id())
                .put("node_id", nodeId("Organization", account.id()))
                .put("url", url)
                .put("repos_url", url + "/repos")
                .put("events_url", url + "/events")
                .put("hooks_url", url + "/hooks")
                .put("issues_url", url + "/issues")
                .put("members_url", url + "/members{/member}")
                .put("public_members_url", url + "/public_members{/member}")
                .put("avatar_url", world.url() + "/avatars/" + account.login())
                .put("description", "");
    }

    /// A repository as webhooks and most answers have it.
    ObjectNode repository(Repository repository) {
        return fill(rebase(WebhookExamples.repository(), repository), repository);
    }

    /// A repository as `GET /repos/{owner}/{repo}` has it, with merge settings and the parent of a fork.
    ObjectNode fullRepository(Repository repository) {
        var node = fill(answer("GET /repos/{owner}/{repo}", repository), repository);
        node.remove("parent");
        node.remove("source");
        node.remove("template_repository");
        repository.parent.ifPresent(parent -> node.set("parent", repository(parent)));
        repository.parent.ifPresent(parent -> node.set("source", repository(parent)));
        if (repository.owner.organisation()) {
            node.set("organization", account(repository.owner));
        } else {
            node.remove("organization");
        }
        return node;
    }

    private ObjectNode fill(ObjectNode node, Repository repository) {
        node.put("id", repository.id)
                .put("node_id", nodeId("Repository", repository.id))
                .put("name", repository.name)
                .put("full_name", repository.fullName())
                .put("private", repository.isPrivate)
                .put("visibility", repository.isPrivate ? "private" : "public")
                .put("fork", repository.parent.isPresent())
                .put("archived", repository.archived)
                .put("default_branch", repository.defaultBranch)
                .put("url", apiUrl(repository))
                .put("html_url", pageUrl(repository))
                .put("clone_url", pageUrl(repository) + ".git")
                .put("ssh_url", "git@github.com:" + repository.fullName() + ".git")
                .put("git_url", "git://github.com/" + repository.fullName() + ".git");
        node.put("svn_url", pageUrl(repository)).putNull("mirror_url");
        node.set("owner", account(repository.owner));
        return node;
    }

    World.Account bot() {
        return world.account(world.app.slug() + "[bot]");
    }

    ObjectNode app() {
        var node = Json.object()
                .put("id", world.app.appId())
                .put("client_id", "Iv1.fake" + world.app.appId())
                .put("slug", world.app.slug())
                .put("node_id", nodeId("App", world.app.appId()));
        node.set("owner", account(world.account("app-owner", true)));
        node.put("name", world.app.slug())
                .put("description", "")
                .put("external_url", world.url())
                .put("html_url", world.url() + "/apps/" + world.app.slug())
                .put("created_at", "2019-04-19T19:36:24Z")
                .put("updated_at", "2019-04-19T19:36:56Z");
        var permissions = Json.object();
        FakeGitHub.PERMISSIONS.forEach(permissions::put);
        node.set("permissions", permissions);
        node.set("events", Json.strings(Payloads.EVENTS));
        return node;
    }

    ObjectNode installation(World.Installation installation) {
        var node = (ObjectNode) ApiDescription.example("GET /app/installations/{installation_id}");
        var permissions = Json.object();
        installation.permissions.forEach(permissions::put);
        node.put("id", installation.id)
                .put("app_id", world.app.appId())
                .put("app_slug", world.app.slug())
                .put("target_id", installation.account.id())
                .put("target_type", installation.account.organisation() ? "Organization" : "User")
                .put("repository_selection", "all")
                .put("access_tokens_url", world.url() + "/app/installations/" + installation.id + "/access_tokens")
                .put("repositories_url", world.url() + "/installation/repositories")
                .put("html_url", world.url() + "/settings/installations/" + installation.id);
        node.set("account", account(installation.account));
        node.set("permissions", permissions);
        node.set("events", Json.strings(Payloads.EVENTS));
        if (installation.suspended) {
            node.put("suspended_at", world.timestamp());
        } else {
            node.putNull("suspended_at").putNull("suspended_by");
        }
        return node;
    }

    /// A commit as `head_commit` and `commits` of webhooks have it, without its files.
    static ObjectNode shortCommit(GitRepository.Commit commit) {
        var person = Json.object().put("name", commit.authorName()).put("email", commit.authorMail());
        var node = Json.object()
                .put("id", commit.sha())
                .put("tree_id", commit.tree())
                .put("message", commit.message())
                .put("timestamp", commit.when().toString());
        node.set("author", person);
        node.set("committer", person.deepCopy());
        return node;
    }

    /// A commit as `git/commits` has it.
    ObjectNode gitCommit(Repository repository, GitRepository.Commit commit) {
        var node = answer("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", repository);
        var url = apiUrl(repository) + "/git/commits/" + commit.sha();
        node.put("sha", commit.sha()).put("url", url).put("message", commit.message());
        node.put("html_url", pageUrl(repository) + "/commit/" + commit.sha());
        node.set("author", person(commit));
        node.set("committer", person(commit));
        node.set("tree", Json.object().put("sha", commit.tree()).put("url", treeUrl(repository, commit.tree())));
        node.set("parents", parents(repository, commit));
        return node;
    }

    /// A commit as `commits` has it.
    ObjectNode commit(Repository repository, GitRepository.Commit commit) {
        var node = answer("GET /repos/{owner}/{repo}/commits/{ref}", repository);
        var url = apiUrl(repository) + "/commits/" + commit.sha();
        node.put("sha", commit.sha()).put("url", url).put("comments_url", url + "/comments");
        node.put("html_url", pageUrl(repository) + "/commit/" + commit.sha());
        node.put("node_id", "C_" + commit.sha());
        var inner = (ObjectNode) node.get("commit");
        inner.put("message", commit.message()).put("url", apiUrl(repository) + "/git/commits/" + commit.sha());
        inner.set("author", person(commit));
        inner.set("committer", person(commit));
        inner.set("tree", Json.object().put("sha", commit.tree()).put("url", treeUrl(repository, commit.tree())));
        var author = world.known(commit.authorName()).map(this::account);
        node.set("author", author.<JsonNode>map(known -> known).orElse(node.nullNode()));
        node.set("committer", node.get("author").deepCopy());
        node.set("parents", parents(repository, commit));
        node.remove("stats");
        node.remove("files");
        return node;
    }

    private ArrayNode parents(Repository repository, GitRepository.Commit commit) {
        return Json.array(commit.parents().stream()
                .map(parent -> Json.object()
                        .put("sha", parent)
                        .put("url", apiUrl(repository) + "/commits/" + parent)
                        .put("html_url", pageUrl(repository) + "/commit/" + parent))
                .toList());
    }

    private String treeUrl(Repository repository, String tree) {
        return apiUrl(repository) + "/git/trees/" + tree;
    }

    private static ObjectNode person(GitRepository.Commit commit) {
        return Json.object()
                .put("name", commit.authorName())
                .put("email", commit.authorMail())
                .put("date", commit.when().toString());
    }
}
