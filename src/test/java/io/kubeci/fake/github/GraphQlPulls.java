package io.kubeci.fake.github;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pull requests in the GraphQL schema.
final class GraphQlPulls {

    private final World world;
    private final GraphQlSchema schema;

    record PullNode(Repository repository, Repository.Issue issue) {}

    GraphQlPulls(World world, GraphQlSchema schema) {
        this.world = world;
        this.schema = schema;
        define();
    }

    private void define() {
        schema.define("Repository", "pullRequest", "PullRequest", Set.of("number"), (source, arguments, _) -> {
            var repository = (Repository) source;
            var number = ((Long) arguments.get("number")).intValue();
            return Optional.ofNullable(repository.issues.get(number))
                    .filter(issue -> issue.pull.isPresent())
                    .map(issue -> new GraphQl.Node("PullRequest", new PullNode(repository, issue)))
                    .orElseThrow(() -> GraphQl.Fault.ofType(
                            "NOT_FOUND", "Could not resolve to a PullRequest with the number of " + number + "."));
        });
        schema.define(
                "Repository",
                "pullRequests",
                "PullRequestConnection",
                Set.of("first", "last", "after", "states", "headRefName", "baseRefName", "orderBy"),
                (source, arguments, _) -> {
                    var repository = (Repository) source;
                    return GraphQlSchema.connection(
                            "PullRequest",
                            arguments,
                            repository.issues.values().stream()
                                    .filter(issue -> issue.pull.isPresent() && matches(issue, arguments))
                                    .map(issue -> new GraphQl.Node("PullRequest", new PullNode(repository, issue)))
                                    .toList());
                });
        var of = PullNode.class;
        var type = "PullRequest";
        schema.scalar(type, of, "number", node -> node.issue().number);
        schema.scalar(type, of, "id", node -> Shapes.nodeId("PullRequest", node.issue().id));
        schema.scalar(type, of, "title", node -> node.issue().title);
        schema.scalar(type, of, "body", node -> node.issue().body);
        schema.scalar(
                type,
                of,
                "url",
                node -> world.url() + "/" + node.repository().fullName() + "/pull/" + node.issue().number);
        schema.scalar(type, of, "isDraft", node -> pull(node).draft);
        schema.scalar(type, of, "state", node -> pull(node).merged ? "MERGED" : node.issue().open ? "OPEN" : "CLOSED");
        schema.scalar(type, of, "merged", node -> pull(node).merged);
        schema.scalar(type, of, "isCrossRepository", node -> pull(node).headRepository != node.repository());
        schema.scalar(type, of, "baseRefName", node -> pull(node).base);
        schema.scalar(type, of, "baseRefOid", node -> pull(node).baseSha);
        schema.scalar(type, of, "headRefName", node -> pull(node).headBranch);
        schema.scalar(type, of, "headRefOid", node -> pull(node).headSha);
        schema.define(
                type,
                "headRepository",
                "Repository",
                Set.of(),
                (source, _, _) -> new GraphQl.Node("Repository", pull((PullNode) source).headRepository));
        schema.define(
                type,
                "baseRepository",
                "Repository",
                Set.of(),
                (source, _, _) -> new GraphQl.Node("Repository", ((PullNode) source).repository()));
        schema.define(
                type,
                "author",
                "Actor",
                Set.of(),
                (source, _, _) -> new GraphQl.Node("Actor", ((PullNode) source).issue().author));
        schema.scalar("Actor", World.Account.class, "login", World.Account::login);
        schema.scalar(
                "PageInfo",
                GraphQlSchema.Connection.class,
                "hasNextPage",
                connection -> connection.all().size() > connection.first());
        schema.scalar("PageInfo", GraphQlSchema.Connection.class, "endCursor", connection -> Optional.empty());
    }

    private static boolean matches(Repository.Issue issue, Map<String, Object> arguments) {
        var pull = issue.pull.orElseThrow();
        var state = pull.merged ? "MERGED" : issue.open ? "OPEN" : "CLOSED";
        return String.valueOf(arguments.getOrDefault("states", state)).contains(state)
                && pull.headBranch.equals(arguments.getOrDefault("headRefName", pull.headBranch))
                && pull.base.equals(arguments.getOrDefault("baseRefName", pull.base));
    }

    private static Repository.Pull pull(PullNode node) {
        return node.issue().pull.orElseThrow();
    }
}
