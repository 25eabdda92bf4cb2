package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The App, its installations and their tokens.
final class AppCalls {

    /// Source: GitHub's "Generating an installation access token for a GitHub App".
    private static final int MAX_REPOSITORIES = 500;

    private final World world;
    private final Lookup lookup;
    private final Shapes shapes;
    private final Authentication authentication;
    private final RateLimits limits;

    AppCalls(Lookup lookup, Shapes shapes, Authentication authentication, RateLimits limits) {
        this.world = shapes.world();
        this.lookup = lookup;
        this.shapes = shapes;
        this.authentication = authentication;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/app", "app", _ -> Reply.ok(shapes.app())),
                Route.of("GET", "/app/installations", "app", this::installations),
                Route.of(
                        "GET",
                        "/app/installations/{installation_id}",
                        "app",
                        call -> Reply.ok(shapes.installation(installation(call)))),
                Route.of("POST", "/app/installations/{installation_id}/access_tokens", "app", this::token),
                Route.of("GET", "/repos/{owner}/{repo}/installation", "app", this::ofRepository),
                Route.of("GET", "/orgs/{org}/installation", "app", call -> ofAccount(call.path("org"))),
                Route.of("GET", "/users/{username}/installation", "app", call -> ofAccount(call.path("username"))),
                Route.of("GET", "/installation/repositories", "metadata:read", this::repositories),
                Route.of("GET", "/rate_limit", "any", this::rateLimit),
                Route.of("GET", "/meta", "any", _ -> Reply.ok(ApiDescription.example("GET /meta"))));
    }

    private World.Installation installation(Call call) {
        return Optional.ofNullable(world.installations.get(call.id("installation_id")))
                .orElseThrow(Refusal::notFound);
    }

    private Reply installations(Call call) {
        return lookup.page(
                call,
                world.installations.values().stream().map(shapes::installation).toList());
    }

    private Reply ofAccount(String login) {
        return world.known(login)
                .flatMap(world::installationOf)
                .map(installation -> Reply.ok(shapes.installation(installation)))
                .orElseThrow(Refusal::notFound);
    }

    private Reply ofRepository(Call call) {
        return world.repository(call.path("owner"), call.path("repo"))
                .map(repository -> ofAccount(repository.owner.login()))
                .orElseThrow(Refusal::notFound);
    }

    private Reply token(Call call) {
        var installation = installation(call);
        if (installation.suspended) {
            throw Refusal.of(403, "This installation has been suspended");
        }
        var permissions = new HashMap<String, String>();
        call.body().path("permissions").properties().forEach(entry -> {
            var granted = installation.permissions.getOrDefault(entry.getKey(), "none");
            if (granted.equals("none")
                    || granted.equals("read") && entry.getValue().asText().equals("write")) {
                throw Refusal.violation(422, "The permissions requested are not granted to this installation.");
            }
            permissions.put(entry.getKey(), entry.getValue().asText());
        });
        var granted = permissions.isEmpty() ? installation.permissions : permissions;
        var repositories = narrowed(call, installation);
        var token = authentication.issue(installation, java.util.Map.copyOf(granted), repositories);
        var body = Json.object()
                .put("token", token)
                .put(
                        "expires_at",
                        world.now()
                                .plus(1, ChronoUnit.HOURS)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
        var shown = Json.object();
        granted.forEach(shown::put);
        body.set("permissions", shown);
        body.put("repository_selection", repositories.isEmpty() ? "all" : "selected");
        if (!repositories.isEmpty()) {
            body.set(
                    "repositories",
                    Json.array(world.repositories.stream()
                            .filter(repository -> repositories.contains(repository.id))
                            .map(shapes::repository)
                            .toList()));
        }
        return Reply.created(body);
    }

    private HashSet<Long> narrowed(Call call, World.Installation installation) {
        var names = call.body().path("repositories");
        var ids = call.body().path("repository_ids");
        if (names.size() + ids.size() > MAX_REPOSITORIES) {
            throw Refusal.violation(422, "more than 500 repositories");
        }
        var found = new HashSet<Long>();
        names.forEach(name -> found.add(world.repository(installation.account.login(), name.asText())
                .map(r -> r.id)
                .orElse(0L)));
        ids.forEach(id -> found.add(id.asLong()));
        var known = world.repositories.stream()
                .filter(repository -> repository.owner.equals(installation.account))
                .map(repository -> repository.id)
                .toList();
        if (!known.containsAll(found)) {
            throw Refusal.of(
                    422,
                    "There is at least one repository that does not exist or is not accessible to the parent installation.");
        }
        return found;
    }

    private Reply repositories(Call call) {
        var token = call.installed();
        List<ObjectNode> covered = world.repositories.stream()
                .filter(repository -> repository.owner.equals(token.installation().account))
                .filter(repository ->
                        token.repositories().isEmpty() || token.repositories().contains(repository.id))
                .map(shapes::repository)
                .toList();
        return lookup.page(call, "repositories", covered);
    }

    private Reply rateLimit(Call call) {
        var body = ApiDescription.example("GET /rate_limit");
        if (call.caller() instanceof Caller.Installed installed) {
            var now = limits.headers(installed.installation().id);
            for (var name : List.of("limit", "remaining", "used", "reset")) {
                var value = Long.parseLong(now.get("x-ratelimit-" + name));
                ((ObjectNode) body.path("resources").path("core")).put(name, value);
                ((ObjectNode) body.path("rate")).put(name, value);
            }
        }
        return Reply.ok(body);
    }
}
