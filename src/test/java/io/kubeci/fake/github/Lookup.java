package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What most handlers begin with: the repository that the path names, if the token covers it; and lists in pages.
final class Lookup {

    private static final int PAGE = 30;
    private static final int LARGEST_PAGE = 100;

    private final World world;

    Lookup(World world) {
        this.world = world;
    }

    /// A repository that the caller may not see does not exist for it, as on GitHub.
    Repository repository(Call call) {
        var repository =
                world.repository(call.path("owner"), call.path("repo")).orElseThrow(() -> movedOrNotFound(call));
        var token = call.installed();
        var covered = token.installation().account.equals(repository.owner)
                && (token.repositories().isEmpty() || token.repositories().contains(repository.id));
        if (covered) {
            return repository;
        }
        var writing = !call.route().method().equals("GET");
        if (repository.isPrivate) {
            throw Refusal.notFound();
        }
        if (writing) {
            throw Refusal.violation(403, "Resource not accessible by integration");
        }
        return repository;
    }

    /// Source: GitHub's "Best practices for using the REST API", "Follow redirects".
    private Refusal movedOrNotFound(Call call) {
        return world.repositoryEver(call.path("owner"), call.path("repo"))
                .map(repository -> {
                    var path = call.route().plainPath(call.path());
                    var rest = path.split("/", 5);
                    var url = new StringBuilder(world.url() + "/repositories/" + repository.id)
                            .append(rest.length > 4 ? "/" + rest[4] : "");
                    call.query()
                            .forEach((name, values) -> url.append(url.indexOf("?") < 0 ? '?' : '&')
                                    .append(name)
                                    .append('=')
                                    .append(URLEncoder.encode(values.getFirst(), StandardCharsets.UTF_8)));
                    int status = call.route().method().equals("GET") ? 301 : 307;
                    return Refusal.withHeaders(status, "Moved Permanently", Map.of("Location", url.toString()));
                })
                .orElseGet(Refusal::notFound);
    }

    GitRepository.Commit commit(Repository repository, String name) {
        return repository
                .visible(name, world.now())
                .orElseThrow(() -> Refusal.of(422, "No commit found for SHA: " + name));
    }

    /// One page of a list, with GitHub's `Link` header.
    Reply page(Call call, List<? extends ObjectNode> all) {
        return linked(call, all.size(), Reply.ok(Json.array(slice(call, all))));
    }

    /// One page of a list that is wrapped in an object with `total_count`.
    Reply page(Call call, String name, List<? extends ObjectNode> all) {
        var body = Json.object().put("total_count", all.size());
        body.set(name, Json.array(slice(call, all)));
        return linked(call, all.size(), Reply.ok(body));
    }

    private static <T> List<T> slice(Call call, List<T> all) {
        int size = size(call);
        int from = Math.min(all.size(), (Math.max(1, call.number("page", 1)) - 1) * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }

    static int size(Call call) {
        return Math.clamp(call.number("per_page", PAGE), 1, LARGEST_PAGE);
    }

    private Reply linked(Call call, int total, Reply reply) {
        int page = Math.max(1, call.number("page", 1));
        int last = Math.max(1, Math.ceilDiv(total, size(call)));
        if (last == 1) {
            return reply;
        }
        var links = new StringBuilder();
        if (page > 1) {
            links.append(link(call, "page", page - 1, "prev")).append(", ");
        }
        if (page < last) {
            links.append(link(call, "page", page + 1, "next")).append(", ");
        }
        links.append(link(call, "page", last, "last"));
        return reply.with("Link", links.toString());
    }

    String link(Call call, String parameter, Object value, String relation) {
        var url = new StringBuilder(world.url() + call.route().plainPath(call.path()) + "?");
        for (Map.Entry<String, List<String>> entry : call.query().entrySet()) {
            if (!entry.getKey().equals(parameter)) {
                url.append(entry.getKey())
                        .append('=')
                        .append(entry.getValue().getFirst())
                        .append('&');
            }
        }
        return "<%s%s=%s>; rel=\"%s\"".formatted(url, parameter, value, relation);
    }
}
