package io.kubeci.api;

import io.kubeci.flow.RunOrders;
import io.kubeci.flow.RunOrders.Asker;
import io.kubeci.flow.RunOrders.Outcome;
import io.kubeci.report.ApiReplies;
import io.kubeci.run.RunPages;
import io.kubeci.run.Runs;
import java.util.List;
import java.util.Map;

/// `/api/v1/runs`: the Runs that there are.
public final class StoredRuns {

    private final Runs runs;
    private final RunPages pages;
    private final RunOrders requests;
    private final Links links;

    /// All it works with.
    public StoredRuns(Runs runs, RunPages pages, RunOrders requests, Links links) {
        this.runs = runs;
        this.pages = pages;
        this.requests = requests;
        this.links = links;
    }

    ApiAnswer list(Map<String, List<String>> query) {
        return switch (RunsQuery.read(query)) {
            case RunsQuery.Reading.Faulty(var faults) -> ProblemDetails.answer(400, "Bad Request", faults);
            case RunsQuery.Reading.Read(var wanted) -> ApiAnswer.json(200, list(wanted));
        };
    }

    private RunList list(RunsQuery query) {
        var page = query.after()
                .map(place -> pages.after(place, query.filter(), query.limit()))
                .orElseGet(() -> pages.first(query.filter(), query.limit()));
        var shown = page.runs().stream().map(run -> ShownRun.of(run, links)).toList();
        if (!page.more()) {
            return new RunList(shown, null);
        }
        var last = page.runs().getLast();
        var place = new RunPages.Position(last.spec().receivedAt(), last.name());
        return new RunList(shown, RunsQuery.cursor(place));
    }

    ApiAnswer show(String name) {
        return runs.find(name)
                .map(run -> ApiAnswer.json(200, ShownRun.of(run, links)))
                .orElseGet(() -> missing(name));
    }

    ApiAnswer cancel(String who, String name) {
        return switch (requests.cancel(name, asker(who, name))) {
            case Outcome.Stored _ ->
                runs.find(name)
                        .map(run -> ApiAnswer.json(202, ShownRun.of(run, links)))
                        .orElseGet(() -> missing(name));
            case Outcome.Missing _ -> missing(name);
            case Outcome.Refused(var why) -> ProblemDetails.answer(409, "Conflict", why);
        };
    }

    /// @param key what this request has and no other
    ApiAnswer retry(String who, String key, String name) {
        return switch (requests.again(name, asker(who, key))) {
            case Outcome.Stored(var again, var fresh) -> PostedRuns.created(again, fresh, links);
            case Outcome.Missing _ -> missing(name);
            case Outcome.Refused(var why) -> ProblemDetails.answer(409, "Conflict", why);
        };
    }

    private static Asker asker(String who, String key) {
        return new Asker(who + " through the API", "", key);
    }

    private static ApiAnswer missing(String name) {
        return ProblemDetails.answer(404, "Not Found", ApiReplies.noRun(name));
    }
}
