package io.kubeci.api;

import io.kubeci.config.AllowList;
import io.kubeci.flow.DryRun;
import io.kubeci.flow.RunOrders;
import io.kubeci.flow.RunOrders.Asker;
import io.kubeci.flow.RunOrders.Outcome;
import io.kubeci.flow.RunOrders.Wanted;
import io.kubeci.github.Repositories;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.report.ApiReplies;
import io.kubeci.workflow.WorkflowDoc;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// `POST /api/v1/run`: what a run would submit, or the run itself.
public final class PostedRuns {

    private final Repositories repositories;
    private final RunOrders runs;
    private final DryRun dryRun;
    private final Rules rules;
    private final Links links;

    /// What the operator says about requests.
    ///
    /// @param allowed whose repositories are taken
    /// @param installation the one to use; absent: GitHub is asked
    /// @param gitHubHost where people clone from: `github.com`
    public record Rules(AllowList allowed, Supplier<OptionalLong> installation, String gitHubHost) {}

    /// All it works with.
    public PostedRuns(Repositories repositories, RunOrders runs, DryRun dryRun, Rules rules, Links links) {
        this.repositories = repositories;
        this.runs = runs;
        this.dryRun = dryRun;
        this.rules = rules;
        this.links = links;
    }

    /// Reads the body, which is not looked at before the caller is known, and does what it asks for.
    ///
    /// @param who the caller
    /// @param key what this request has and no other
    ApiAnswer post(String who, String key, InputStream body) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(RunRequestReader.MAX_BYTES + 1);
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return ProblemDetails.answer(400, "Bad Request", ApiReplies.incomplete());
        }
        if (bytes.length > RunRequestReader.MAX_BYTES) {
            return ProblemDetails.answer(
                    413, "Content Too Large", ApiReplies.tooLarge(RunRequestReader.MAX_BYTES >> 20));
        }
        return switch (RunRequestReader.read(bytes)) {
            case RunRequestReader.Reading.Broken(var why) -> ProblemDetails.answer(400, "Bad Request", why);
            case RunRequestReader.Reading.Faulty(var faults) -> ProblemDetails.answer(400, "Bad Request", faults);
            case RunRequestReader.Reading.Read(var request) ->
                answer(request, new Asker(who + " through the API", "", key));
        };
    }

    private ApiAnswer answer(RunRequest request, Asker asker) {
        if (request.ciContext().isPresent()) {
            var spec = runs.specWithoutGitHub(wanted(request, imagined(request)), asker);
            return shown(dryRun.of(spec, request.ciContext().get()));
        }
        var found = repositories.find(
                request.org(), request.repo(), rules.installation().get());
        if (found.isEmpty()) {
            return refused("repo", ApiReplies.noRepository(request.org() + "/" + request.repo()));
        }
        var repository = found.get();
        var repo = repository.ref();
        if (!rules.allowed().admits(repo.installationId(), repo.owner())) {
            return ProblemDetails.answer(403, "Forbidden", ApiReplies.notTaken(repo.owner()));
        }
        if (!repositories.has(repo, request.sha())) {
            return refused("hash", ApiReplies.noCommit(repo.fullName(), request.hash()));
        }
        var wanted = wanted(request, repository);
        return request.run() ? started(runs.start(wanted, asker)) : shown(dryRun.of(runs.spec(wanted, asker)));
    }

    private static Wanted wanted(RunRequest request, Repository repository) {
        return new Wanted(repository, request.gitRef(), request.sha(), request.entrypoint());
    }

    /// The repository as far as its name tells, where GitHub is not to be asked.
    private Repository imagined(RunRequest request) {
        var name = request.org() + "/" + request.repo();
        var host = rules.gitHubHost();
        return new Repository(
                new RepoRef(rules.installation().get().orElse(0), 0, request.org(), request.repo()),
                "git@%s:%s.git".formatted(host, name),
                "git://%s/%s.git".formatted(host, name),
                "https://%s/%s.git".formatted(host, name),
                "https://%s/%s".formatted(host, name),
                "");
    }

    private ApiAnswer started(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored(var name, var fresh) -> created(name, fresh, links);
            case Outcome.Refused(var why) -> refused("hash", why);
            case Outcome.Missing _ -> throw new IllegalStateException("a new run cannot be missing");
        };
    }

    /// A Run that was made; 200 if the same request had made it before.
    static ApiAnswer created(String name, boolean fresh, Links links) {
        return ApiAnswer.json(fresh ? 201 : 200, new StartedRun(name, links.workflow(name)))
                .with("Location", "/api/v1/runs/" + name);
    }

    private static ApiAnswer shown(DryRun.Preview preview) {
        return ApiAnswer.json(
                200,
                new ShownPreview(
                        preview.workflow().map(WorkflowDoc::tree),
                        preview.debug(),
                        preview.problems().stream()
                                .map(ShownPreview.Mistake::of)
                                .toList()));
    }

    private static ApiAnswer refused(String field, String why) {
        return ProblemDetails.answer(422, "Unprocessable Content", List.of(new FieldFault(field, why)));
    }
}
