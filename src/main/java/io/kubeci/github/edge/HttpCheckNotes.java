package io.kubeci.github.edge;

import io.kubeci.github.CheckNotes;
import io.kubeci.github.CheckRunLimits;
import io.kubeci.github.CheckRunUpdate.Action;
import io.kubeci.model.RepoRef;
import java.util.List;
import java.util.function.UnaryOperator;

/// Notes over HTTP: a request that reads, and one that writes.
final class HttpCheckNotes implements CheckNotes {

    private static final String PATH = "%s/check-runs/%d";

    private final ApiConnector connector;

    HttpCheckNotes(ApiConnector connector) {
        this.connector = connector;
    }

    @Override
    public void rewrite(RepoRef repo, long checkRunId, UnaryOperator<String> change, List<Action> actions) {
        var uri = connector.address().rest(PATH.formatted(RestReads.repoPath(repo), checkRunId));
        var caller = RestReads.caller(repo);
        var what = "reading check run %d of %s".formatted(checkRunId, repo);
        var known = Answers.json(what, connector.send(caller, ApiRequest.get(uri)));
        var before = known.at("/output/summary").asText("");
        var after = CheckRunLimits.markdown(change.apply(before));
        if (after.equals(before)) {
            return;
        }
        var body = Answers.object();
        var text = known.at("/output/text").asText("");
        var output = body.putObject("output")
                .put(
                        "title",
                        known.at("/output/title").asText(known.path("name").asText()))
                .put("summary", after);
        if (!text.isEmpty()) {
            output.put("text", text);
        }
        CheckRunBody.addActions(body, CheckRunLimits.actions(actions));
        var answer = connector.send(caller, ApiRequest.change("PATCH", uri, body));
        if (!answer.isSuccess()) {
            throw Answers.refusal("noting something on check run %d of %s".formatted(checkRunId, repo), answer);
        }
    }
}
