package io.kubeci.github.edge;

import io.kubeci.github.People;
import io.kubeci.model.RepoRef;
import java.util.Set;

/// Members, teams and permissions over HTTP.
final class HttpPeople implements People {

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    /// The answer to who is no member and asks for one. It leads to the public members, and is followed; without a way
    /// on it says nothing. Source: REST API reference, "Check organization membership for a user".
    private static final int FOUND = 302;

    /// `permission` maps the role `maintain` to `write`. Source: REST API reference, "Get repository permissions
    /// for a user".
    private static final Set<String> WRITING = Set.of("write", "admin");

    private final ApiConnector connector;

    HttpPeople(ApiConnector connector) {
        this.connector = connector;
    }

    @Override
    public boolean mayWrite(RepoRef repo, String login) {
        var path = "%s/collaborators/%s/permission".formatted(RestReads.repoPath(repo), ApiAddress.encoded(login));
        var answer = get(repo, path);
        if (answer.status() == NOT_FOUND || answer.status() == FORBIDDEN) {
            return false;
        }
        var json = Answers.json("reading what %s may do in %s".formatted(login, repo), answer);
        return WRITING.contains(json.path("permission").asText());
    }

    @Override
    public Belongs isMember(RepoRef repo, String login) {
        return belongs(
                "asking whether %s is a member of %s".formatted(login, repo.owner()),
                get(repo, "/orgs/%s/members/%s".formatted(encoded(repo.owner()), encoded(login))));
    }

    @Override
    public Belongs isInTeam(RepoRef repo, String slug, String login) {
        var what = "asking whether %s is in team %s of %s".formatted(login, slug, repo.owner());
        var path = "/orgs/%s/teams/%s/memberships/%s".formatted(encoded(repo.owner()), encoded(slug), encoded(login));
        var answer = get(repo, path);
        if (!answer.isSuccess()) {
            return belongs(what, answer);
        }
        // Who is invited and has not accepted is "pending".
        return "active".equals(Answers.json(what, answer).path("state").asText()) ? Belongs.YES : Belongs.NO;
    }

    private static Belongs belongs(String what, ApiAnswer answer) {
        if (answer.isSuccess()) {
            return Belongs.YES;
        }
        return switch (answer.status()) {
            case NOT_FOUND -> Belongs.NO;
            case FORBIDDEN, FOUND -> Belongs.UNKNOWN;
            default -> throw Answers.refusal(what, answer);
        };
    }

    private static String encoded(String text) {
        return ApiAddress.encoded(text);
    }

    private ApiAnswer get(RepoRef repo, String path) {
        return connector.send(
                RestReads.caller(repo), ApiRequest.get(connector.address().rest(path)));
    }
}
