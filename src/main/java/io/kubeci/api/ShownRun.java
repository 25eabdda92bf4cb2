package io.kubeci.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kubeci.model.PullRequest;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A Run as callers see it. Times and links that there are not yet are left out.
@Schema(
        name = "Run",
        description = "One execution of one pipeline on one commit. What is not there yet is left out.",
        requiredProperties = {
            "name",
            "phase",
            "why",
            "repository",
            "refType",
            "ref",
            "hash",
            "entrypoint",
            "trigger",
            "requested",
            "pullRequests",
            "receivedAt"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownRun(
        @Schema(description = "Its name, and its Workflow's.", examples = "shop.main.x1a2b3c4d")
        String name,

        @Schema(
                description = "Where it stands.",
                enumeration = {
                    "Pending",
                    "Declined",
                    "Invalid",
                    "Accepted",
                    "Queued",
                    "Running",
                    "Succeeded",
                    "Failed",
                    "Cancelled",
                    "TimedOut",
                    "Gone"
                })
        String phase,

        @Schema(description = "The decision and the clause that made it, or how it ended.")
        String why,

        @Schema(description = "owner/name.", examples = "acme/shop")
        String repository,

        @Schema(enumeration = {"branch", "tag"}) String refType,
        @Schema(examples = "main") String ref,
        @Schema(description = "The commit, all 40 digits.") String hash,

        @Schema(description = "The template it starts with; empty until that is known.")
        String entrypoint,

        @Schema(description = "Why there is a run.", examples = "push")
        String trigger,

        @Schema(description = "Whether somebody asked for this very run.")
        boolean requested,

        @Schema(description = "The numbers of its pull requests.")
        List<Integer> pullRequests,

        @Schema(description = "Its Workflow in Argo's UI.") @Nullable
        String workflowUrl,

        @Schema(description = "Its check run on GitHub.") @Nullable
        String checkRunUrl,

        @Schema(description = "Present once it is to be ended: why.") @Nullable
        String cancelled,

        @Schema(description = "What is in the way, if anything.") @Nullable
        String trouble,

        Instant receivedAt,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /// Copies the list.
    public ShownRun {
        pullRequests = List.copyOf(pullRequests);
    }

    static ShownRun of(RunState run, Links links) {
        var spec = run.spec();
        var status = run.status();
        var times = status.times();
        var isCreated =
                status.ownWorkflow().filter(RunStatus.WorkflowRecord::created).isPresent();
        return new ShownRun(
                run.name(),
                status.phase().word(),
                status.why(),
                spec.revision().repo().fullName(),
                spec.refType(),
                spec.refName(),
                spec.sha(),
                status.ownWorkflow().map(RunStatus.WorkflowRecord::entrypoint).orElse(spec.entrypoint()),
                spec.trigger(),
                spec.requested(),
                spec.pullRequests().stream().map(PullRequest::number).toList(),
                isCreated ? links.workflow(run.name()) : null,
                status.ownCheck()
                        .or(status::noticeCheck)
                        .map(CheckRecord::id)
                        .filter(id -> id > 0)
                        .map(id -> links.checkRun(spec.repository().htmlUrl(), id))
                        .orElse(null),
                spec.cancel() == null ? null : spec.cancel().reason(),
                status.trouble() == null ? null : status.trouble().message(),
                spec.receivedAt(),
                times.created(),
                times.started(),
                times.finished());
    }
}
