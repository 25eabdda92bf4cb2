package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Who belongs where and may do what, as the REST API has it.
final class PeopleCalls {

    private static final String MEMBERS = "members:read";

    private final World world;
    private final Lookup lookup;
    private final Shapes shapes;

    PeopleCalls(Lookup lookup, Shapes shapes) {
        this.world = shapes.world();
        this.lookup = lookup;
        this.shapes = shapes;
    }

    List<Route> routes() {
        var collaborators = "/repos/{owner}/{repo}/collaborators/{username}";
        return List.of(
                Route.of("GET", "/users/{username}", "any", this::user),
                Route.of("GET", "/orgs/{org}/members/{username}", MEMBERS, this::member),
                Route.of("GET", "/orgs/{org}/memberships/{username}", MEMBERS, this::membership),
                Route.of("GET", "/orgs/{org}/teams/{team_slug}/memberships/{username}", MEMBERS, this::teamMembership),
                Route.of("GET", collaborators, "metadata:read", this::collaborator),
                Route.of("GET", collaborators + "/permission", "metadata:read", this::permission));
    }

    private World.Account organisation(Call call) {
        return world.known(call.path("org")).filter(World.Account::organisation).orElseThrow(Refusal::notFound);
    }

    private Reply user(Call call) {
        var account = world.known(call.path("username")).orElseThrow(Refusal::notFound);
        var node = (ObjectNode) ApiDescription.example("GET /users/{username}");
        node.setAll(shapes.account(account));
        return Reply.ok(node.put("name", account.login()));
    }

    private boolean isMember(Call call) {
        return world.membersOf(organisation(call).login()).contains(call.path("username"));
    }

    private Reply member(Call call) {
        if (!isMember(call)) {
            throw Refusal.of(404, "User does not exist or is not a member of the organization");
        }
        return Reply.empty(204);
    }

    private Reply membership(Call call) {
        if (!isMember(call)) {
            throw Refusal.notFound();
        }
        var organisation = organisation(call);
        var user = world.account(call.path("username"));
        var url = world.url() + "/orgs/" + organisation.login();
        var node = Json.object()
                .put("url", url + "/memberships/" + user.login())
                .put("state", "active")
                .put("role", "member")
                .put("organization_url", url);
        node.set("organization", shapes.organisation(organisation));
        node.set("user", shapes.account(user));
        return Reply.ok(node);
    }

    private Reply teamMembership(Call call) {
        var team = world.team(organisation(call).login(), call.path("team_slug"));
        if (!team.contains(call.path("username"))) {
            throw Refusal.notFound();
        }
        return Reply.ok(Json.object()
                .put("url", world.url() + call.route().plainPath(call.path()))
                .put("role", "member")
                .put("state", "active"));
    }

    private String level(Call call) {
        var repository = lookup.repository(call);
        var otherwise = repository.isPrivate ? "none" : "read";
        return repository.permissions.getOrDefault(call.path("username"), otherwise);
    }

    private Reply collaborator(Call call) {
        if (!level(call).matches("admin|maintain|write")) {
            throw Refusal.notFound();
        }
        return Reply.empty(204);
    }

    private Reply permission(Call call) {
        var level = level(call);
        var account = world.known(call.path("username"))
                .orElseThrow(() -> Refusal.of(404, call.path("username") + " is not a user"));
        var user = shapes.account(account).put("role_name", level);
        var permissions = Json.object()
                .put("admin", level.equals("admin"))
                .put("maintain", level.equals("admin"))
                .put("push", level.matches("admin|write"))
                .put("triage", level.matches("admin|write"))
                .put("pull", !level.equals("none"));
        user.set("permissions", permissions);
        var node = Json.object().put("permission", level).put("role_name", level);
        node.set("user", user);
        return Reply.ok(node);
    }
}
