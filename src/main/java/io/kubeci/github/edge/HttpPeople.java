package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.github.People;
import io.kubeci.model.RepoRef;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// People over HTTP: one GET a question.
final class HttpPeople implements People {

    /// What "Get repository permissions for a user" answers for whoever may push; `maintain` is `write` there, and is
    /// listed for servers on which it is not.
    private static final Set<String> WRITING = Set.of("admin", "maintain", "write");

    /// "It is not there", "you may not ask", and what a login that cannot be one is answered.
    private static final Set<Integer> NO = Set.of(403, 404, 422);

    private final ApiConnector connector;

    HttpPeople(ApiConnector connector) {
        this.connector = connector;
    }

    @Override
    public boolean mayWrite(RepoRef repo, String login) {
        var path = RestReads.repoPath(repo) + path("collaborators", login, "permission");
        return json("reading what %s may do in %s".formatted(login, repo), repo, path)
                .filter(answer -> WRITING.contains(answer.path("permission").asText("")))
                .isPresent();
    }

    @Override
    public boolean isMember(RepoRef repo, String login) {
        var answer = get(repo, path("orgs", repo.owner(), "members", login));
        if (NO.contains(answer.status())) {
            return false;
        }
        if (!answer.isSuccess()) {
            throw Answers.refusal("reading whether %s is a member of %s".formatted(login, repo.owner()), answer);
        }
        return true;
    }

    @Override
    public boolean isInTeam(RepoRef repo, String team, String login) {
        var what = "reading whether %s is in team %s of %s".formatted(login, team, repo.owner());
        return json(what, repo, path("orgs", repo.owner(), "teams", team, "memberships", login))
                .filter(answer -> "active".equals(answer.path("state").asText("")))
                .isPresent();
    }

    private Optional<JsonNode> json(String what, RepoRef repo, String path) {
        var answer = get(repo, path);
        return NO.contains(answer.status()) ? Optional.empty() : Optional.of(Answers.json(what, answer));
    }

    private ApiAnswer get(RepoRef repo, String path) {
        return connector.send(
                RestReads.caller(repo), ApiRequest.get(connector.address().rest(path)));
    }

    private static String path(String... segments) {
        return Stream.of(segments).map(ApiAddress::encoded).collect(Collectors.joining("/", "/", ""));
    }
}
