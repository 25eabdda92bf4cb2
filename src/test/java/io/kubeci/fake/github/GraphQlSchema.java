package io.kubeci.fake.github;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The part of GitHub's GraphQL schema that the fake knows.
final class GraphQlSchema {

    /// Longer texts of a blob are cut and marked `isTruncated`.
    private static final int MAX_TEXT_BYTES = 512_000;

    private final World world;
    private final Map<String, Map<String, Field>> types = new HashMap<>();

    /// @param source what the parent field returned
    interface Resolver {
        Object resolve(Object source, Map<String, Object> arguments, Caller.Installed caller);
    }

    /// @param type empty for a scalar
    record Field(String type, Set<String> arguments, Resolver resolver) {}

    /// An object of a Git repository, with the repository.
    record GitNode(Repository repository, String sha) {}

    record TreeEntry(Repository repository, String path, GitTrees.Entry entry) {}

    private record Branch(Repository repository, String ref, String sha) {}

    record Connection(List<GraphQl.Node> all, int first) {}

    GraphQlSchema(World world) {
        this.world = world;
        queries();
        repositories();
        git();
        new GraphQlPulls(world, this);
    }

    void violation(String what) {
        world.violations.add(what);
    }

    Optional<Field> field(String type, String name) {
        return Optional.ofNullable(types.getOrDefault(type, Map.of()).get(name));
    }

    String known(String type) {
        if (!types.containsKey(type)) {
            throw GraphQl.Fault.ofClient(
                    "undefinedType", "No such type " + type + ", so it can't be a fragment condition");
        }
        return type;
    }

    boolean isA(String type, String condition) {
        return condition.isEmpty()
                || condition.equals(type)
                || condition.equals("Node")
                || condition.equals("GitObject")
                        && Set.of("Commit", "Tree", "Blob", "Tag").contains(type);
    }

    void scalar(String type, String name, Function<Object, Object> value) {
        define(type, name, "", Set.of(), (source, _, _) -> value.apply(source));
    }

    <T> void scalar(String type, Class<T> of, String name, Function<T, Object> value) {
        scalar(type, name, source -> value.apply(of.cast(source)));
    }

    void define(String type, String name, String returns, Set<String> arguments, Resolver resolver) {
        types.computeIfAbsent(type, _ -> new HashMap<>()).put(name, new Field(returns, arguments, resolver));
    }

    private void queries() {
        define(
                "Query",
                "repository",
                "Repository",
                Set.of("owner", "name", "followRenames"),
                (_, arguments, caller) -> {
                    var name = arguments.get("owner") + "/" + arguments.get("name");
                    var found = world.repositoryEver("" + arguments.get("owner"), "" + arguments.get("name"))
                            .filter(repository -> !repository.isPrivate
                                    || caller.installation().account.equals(repository.owner));
                    return new GraphQl.Node(
                            "Repository",
                            found.orElseThrow(() -> GraphQl.Fault.ofType(
                                    "NOT_FOUND", "Could not resolve to a Repository with the name '" + name + "'.")));
                });
        define("Query", "rateLimit", "RateLimit", Set.of("dryRun"), (_, _, _) -> new GraphQl.Node("RateLimit", ""));
        scalar("RateLimit", "cost", _ -> 1);
        scalar("RateLimit", "limit", _ -> 5000);
        scalar("RateLimit", "remaining", _ -> 4999);
        scalar("RateLimit", "resetAt", _ -> world.timestamp());
    }

    private void repositories() {
        var of = Repository.class;
        var type = "Repository";
        scalar(type, of, "id", repository -> Shapes.nodeId("Repository", repository.id));
        scalar(type, of, "databaseId", repository -> repository.id);
        scalar(type, of, "name", repository -> repository.name);
        scalar(type, of, "nameWithOwner", Repository::fullName);
        scalar(type, of, "isPrivate", repository -> repository.isPrivate);
        scalar(type, of, "isArchived", repository -> repository.archived);
        scalar(type, of, "isFork", repository -> repository.parent.isPresent());
        define(
                type,
                "object",
                "GitObject",
                Set.of("expression", "oid"),
                (source, arguments, _) -> object((Repository) source, arguments));
        define(
                type,
                "defaultBranchRef",
                "Ref",
                Set.of(),
                (source, _, _) -> ref((Repository) source, "refs/heads/" + ((Repository) source).defaultBranch));
        define(type, "ref", "Ref", Set.of("qualifiedName"), (source, arguments, _) -> {
            var name = (String) arguments.get("qualifiedName");
            var repository = (Repository) source;
            return ref(repository, name).or(() -> ref(repository, "refs/heads/" + name));
        });
        define(
                type,
                "refs",
                "RefConnection",
                Set.of("refPrefix", "first", "last", "after", "orderBy", "query"),
                (source, arguments, _) -> {
                    var repository = (Repository) source;
                    return connection(
                            "Ref",
                            arguments,
                            repository.git.refs((String) arguments.get("refPrefix")).keySet().stream()
                                    .flatMap(name -> ref(repository, name).stream())
                                    .toList());
                });
        connectionType("Ref");
        scalar("Ref", Branch.class, "name", branch -> branch.ref().replaceFirst("refs/[^/]+/", ""));
        scalar("Ref", Branch.class, "prefix", branch -> branch.ref().replaceFirst("(refs/[^/]+/).*", "$1"));
        define("Ref", "target", "GitObject", Set.of(), (source, _, _) -> {
            var branch = (Branch) source;
            return git(branch.repository(), branch.sha());
        });
    }

    private Optional<GraphQl.Node> ref(Repository repository, String name) {
        return repository.git.ref(name).map(sha -> new GraphQl.Node("Ref", new Branch(repository, name, sha)));
    }

    private Optional<GraphQl.Node> object(Repository repository, Map<String, Object> arguments) {
        var expression = (String) arguments.getOrDefault("expression", arguments.get("oid"));
        var colon = expression.indexOf(':');
        var name = colon < 0 ? expression : expression.substring(0, colon);
        var commit = repository.visible(name, world.now());
        if (colon < 0) {
            return commit.flatMap(found -> git(repository, found.sha()));
        }
        return commit.flatMap(found -> repository.git.trees().find(found.tree(), expression.substring(colon + 1)))
                .flatMap(entry -> git(repository, entry.sha()));
    }

    private static Optional<GraphQl.Node> git(Repository repository, String sha) {
        return repository.git.objects().read(sha).map(object -> {
            var type = object.type().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                    + object.type().substring(1);
            return new GraphQl.Node(type, new GitNode(repository, sha));
        });
    }

    private void git() {
        for (var type : List.of("GitObject", "Commit", "Tree", "Blob", "Tag")) {
            scalar(type, GitNode.class, "id", GitNode::sha);
            scalar(type, GitNode.class, "oid", GitNode::sha);
            scalar(type, GitNode.class, "abbreviatedOid", node -> node.sha().substring(0, 7));
        }
        define("Tree", "entries", "TreeEntry", Set.of(), (source, _, _) -> {
            var node = (GitNode) source;
            return entries(node.repository(), node.sha(), "");
        });
        var entry = TreeEntry.class;
        scalar("TreeEntry", entry, "name", of -> of.entry().name());
        scalar("TreeEntry", entry, "path", TreeEntry::path);
        scalar("TreeEntry", entry, "type", of -> of.entry().type());
        scalar("TreeEntry", entry, "oid", of -> of.entry().sha());
        scalar("TreeEntry", entry, "mode", of -> Integer.parseInt(of.entry().mode(), 8));
        scalar(
                "TreeEntry",
                entry,
                "size",
                of -> of.entry().type().equals("blob")
                        ? bytes(new GitNode(of.repository(), of.entry().sha())).length
                        : 0);
        define("TreeEntry", "object", "GitObject", Set.of(), (source, _, _) -> {
            var of = (TreeEntry) source;
            return git(of.repository(), of.entry().sha());
        });
        scalar("Blob", GitNode.class, "byteSize", node -> bytes(node).length);
        scalar("Blob", GitNode.class, "isBinary", GraphQlSchema::isBinary);
        scalar("Blob", GitNode.class, "isTruncated", node -> bytes(node).length > MAX_TEXT_BYTES);
        scalar(
                "Blob",
                GitNode.class,
                "text",
                node -> isBinary(node)
                        ? Optional.empty()
                        : new String(
                                bytes(node), 0, Math.min(bytes(node).length, MAX_TEXT_BYTES), StandardCharsets.UTF_8));
        commits();
    }

    private void commits() {
        scalar("Commit", GitNode.class, "message", node -> commit(node).message());
        scalar(
                "Commit",
                GitNode.class,
                "committedDate",
                node -> commit(node).when().toString());
        define(
                "Commit",
                "tree",
                "Tree",
                Set.of(),
                (source, _, _) -> git(
                        ((GitNode) source).repository(),
                        commit((GitNode) source).tree()));
        define("Commit", "file", "TreeEntry", Set.of("path"), (source, arguments, _) -> {
            var node = (GitNode) source;
            var path = (String) arguments.get("path");
            return node.repository()
                    .git
                    .trees()
                    .find(commit(node).tree(), path)
                    .map(entry -> new GraphQl.Node("TreeEntry", new TreeEntry(node.repository(), path, entry)));
        });
        define(
                "Commit",
                "associatedPullRequests",
                "PullRequestConnection",
                Set.of("first", "last", "after", "orderBy"),
                (source, arguments, _) -> {
                    var node = (GitNode) source;
                    return connection(
                            "PullRequest",
                            arguments,
                            node.repository().pullsWith(node.sha()).stream()
                                    .map(issue -> new GraphQl.Node(
                                            "PullRequest", new GraphQlPulls.PullNode(node.repository(), issue)))
                                    .toList());
                });
        connectionType("PullRequest");
        define("Tag", "target", "GitObject", Set.of(), (source, _, _) -> {
            var node = (GitNode) source;
            return git(node.repository(), commit(node).sha());
        });
    }

    private static List<GraphQl.Node> entries(Repository repository, String tree, String prefix) {
        return repository.git.trees().entries(tree).stream()
                .map(entry -> new GraphQl.Node("TreeEntry", new TreeEntry(repository, prefix + entry.name(), entry)))
                .toList();
    }

    private static GitRepository.Commit commit(GitNode node) {
        return node.repository().git.commit(node.sha()).orElseThrow();
    }

    private static byte[] bytes(GitNode node) {
        return node.repository().git.objects().read(node.sha()).orElseThrow().content();
    }

    private static boolean isBinary(GitNode node) {
        var bytes = bytes(node);
        for (int i = 0; i < Math.min(bytes.length, 8000); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    static GraphQl.Node connection(String of, Map<String, Object> arguments, List<GraphQl.Node> all) {
        var first = arguments.getOrDefault("first", arguments.get("last"));
        if (first == null) {
            throw GraphQl.Fault.ofType(
                    "MISSING_PAGINATION_BOUNDARIES",
                    "You must provide a `first` or `last` value to properly paginate the connection.");
        }
        if ((Long) first > 100) {
            throw GraphQl.Fault.ofType(
                    "EXCESSIVE_PAGINATION",
                    "Requesting " + first + " records exceeds the `first` limit of 100 records.");
        }
        return new GraphQl.Node(of + "Connection", new Connection(all, ((Long) first).intValue()));
    }

    void connectionType(String of) {
        var type = of + "Connection";
        scalar(
                type,
                Connection.class,
                "totalCount",
                connection -> connection.all().size());
        define(type, "nodes", of, Set.of(), (source, _, _) -> {
            var connection = (Connection) source;
            return connection.all().stream().limit(connection.first()).toList();
        });
        define(type, "pageInfo", "PageInfo", Set.of(), (source, _, _) -> new GraphQl.Node("PageInfo", source));
    }
}
