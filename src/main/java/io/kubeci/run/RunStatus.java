package io.kubeci.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has happened to a run so far, and what GitHub was told last. Everything here can be computed again or looked
/// up,
/// but for the numbers that GitHub and Kubernetes gave.
///
/// @param phase where it stands
/// @param why the decision and the clause that made it, or how it ended: one sentence
/// @param decidedFor the generation of the spec that was decided on; a later one decides a declined run anew
/// @param check the workflow's own check run
/// @param notice the check run `Default Workflow`, where a refusal or a fault had to be told
/// @param workflow the Workflow
/// @param times when what happened
/// @param findings what logs and pods told
/// @param offers the check runs of manual steps; absent until it was decided which there are
/// @param deployments GitHub's deployments of the run, in the order in which they were made
/// @param trouble present while something outside is in the way
/// @param script what is remembered of the script that computed the Workflow; absent if there was nothing
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunStatus(
        RunPhase phase,
        String why,
        long decidedFor,
        @Nullable CheckRecord check,
        @Nullable CheckRecord notice,
        @Nullable WorkflowRecord workflow,
        Times times,
        Findings findings,
        @Nullable List<CheckRecord> offers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DeploymentRecord> deployments,
        @Nullable Trouble trouble,
        @Nullable ScriptRecord script) {

    /// The longest reason that is kept, in characters. Ours: the API server's own are shorter, and what an author
    /// writes
    /// is as long as its author likes.
    private static final int MAX_WHY = 8_000;

    /// What a Run remembers of its Workflow.
    ///
    /// @param entrypoint the template it starts with, once known
    /// @param uid Kubernetes' identifier; "" until it was created
    /// @param attempt counts how often somebody retried it in Argo after it had ended, from 0
    /// @param stopped whether we asked Argo to stop it
    /// @param cache whether it uses a cache volume that people may clear
    /// @param volume the cache volume that it was given
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record WorkflowRecord(
            String entrypoint,
            String uid,
            int attempt,
            boolean stopped,
            boolean cache,
            @Nullable CacheVolume volume) {

        /// Fills in what is left out.
        public WorkflowRecord {
            entrypoint = Objects.requireNonNullElse(entrypoint, "");
            uid = Objects.requireNonNullElse(uid, "");
        }

        /// A Workflow that is about to be made.
        public static WorkflowRecord startingAt(String entrypoint) {
            return new WorkflowRecord(entrypoint, "", 0, false, false, null);
        }

        /// Whether the Workflow is known to exist.
        public boolean created() {
            return !uid.isEmpty();
        }

        /// The cache volume.
        public Optional<CacheVolume> ownVolume() {
            return Optional.ofNullable(volume);
        }

        /// The same, created.
        public WorkflowRecord withUid(String made) {
            return new WorkflowRecord(entrypoint, made, attempt, stopped, cache, volume);
        }

        /// The same in another attempt, which nobody has stopped yet.
        public WorkflowRecord withAttempt(int next) {
            return new WorkflowRecord(entrypoint, uid, next, false, cache, volume);
        }

        /// The same, asked to stop.
        public WorkflowRecord asStopped() {
            return new WorkflowRecord(entrypoint, uid, attempt, true, cache, volume);
        }

        /// The same with, or without, a cache volume.
        public WorkflowRecord withVolume(boolean clearable, @Nullable CacheVolume other) {
            return new WorkflowRecord(entrypoint, uid, attempt, stopped, clearable, other);
        }
    }

    /// The cache volume of a run.
    ///
    /// @param claim the volume claim's name
    /// @param scope who shares it: `project`, `branch` or `run`
    /// @param oneNode whether one node at a time can have it
    /// @param note what people should know of it, a sentence in Markdown; "" if nothing
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record CacheVolume(String claim, String scope, boolean oneNode, String note) {

        /// Fills in what is left out.
        public CacheVolume {
            claim = Objects.requireNonNullElse(claim, "");
            scope = Objects.requireNonNullElse(scope, "");
            note = Objects.requireNonNullElse(note, "");
        }
    }

    /// Something outside that is in the way, for whoever looks at the Run.
    ///
    /// @param message what happened last
    /// @param attempts how often in a row
    public record Trouble(String message, int attempts) {

        /// Keeps the beginning of a long message.
        public Trouble {
            message = cut(message);
        }
    }

    /// Fills in what is left out.
    public RunStatus {
        phase = Objects.requireNonNullElse(phase, RunPhase.PENDING);
        why = cut(Objects.requireNonNullElse(why, ""));
        times = Objects.requireNonNullElse(times, Times.NONE);
        findings = Objects.requireNonNullElse(findings, Findings.NONE);
        offers = offers == null ? null : List.copyOf(offers);
        deployments = deployments == null ? List.of() : List.copyOf(deployments);
    }

    /// A run of which nothing is known yet.
    public static RunStatus fresh() {
        return new RunStatus(
                RunPhase.PENDING, "", 0, null, null, null, Times.NONE, Findings.NONE, null, List.of(), null, null);
    }

    /// The workflow's own check run.
    public Optional<CheckRecord> ownCheck() {
        return Optional.ofNullable(check);
    }

    /// The check run `Default Workflow`.
    public Optional<CheckRecord> noticeCheck() {
        return Optional.ofNullable(notice);
    }

    /// The Workflow.
    public Optional<WorkflowRecord> ownWorkflow() {
        return Optional.ofNullable(workflow);
    }

    /// What is remembered of the script.
    public ScriptRecord ownScript() {
        return Objects.requireNonNullElse(script, ScriptRecord.NONE);
    }

    /// The check runs of manual steps that were made; none before it was decided which there are.
    public List<CheckRecord> manualSteps() {
        return offers == null ? List.of() : offers;
    }

    /// Whether all manual steps that were decided on have their check runs.
    public boolean areOffersMade() {
        return manualSteps().stream().allMatch(offer -> offer.id() != 0);
    }

    /// Whether GitHub knows how all deployments ended.
    public boolean areDeploymentsTold() {
        return deployments.stream().allMatch(DeploymentRecord::settled);
    }

    /// The manual step that a check run offers.
    public Optional<CheckRecord> offer(long checkRunId) {
        return manualSteps().stream().filter(offer -> offer.id() == checkRunId).findFirst();
    }

    /// What is remembered of a node's deployment.
    public Optional<DeploymentRecord> deployment(String node) {
        return deployments.stream().filter(record -> record.node().equals(node)).findFirst();
    }

    /// The same in another phase.
    public RunStatus in(RunPhase next, String reason) {
        return new RunStatus(
                next,
                reason,
                decidedFor,
                check,
                notice,
                workflow,
                times,
                findings,
                offers,
                deployments,
                trouble,
                script);
    }

    /// The same, decided on a generation of the spec.
    public RunStatus decidedFor(long generation) {
        return new RunStatus(
                phase, why, generation, check, notice, workflow, times, findings, offers, deployments, trouble, script);
    }

    /// The same with another check run.
    public RunStatus withCheck(CheckRecord record) {
        return new RunStatus(
                phase,
                why,
                decidedFor,
                record,
                notice,
                workflow,
                times,
                findings,
                offers,
                deployments,
                trouble,
                script);
    }

    /// The same with another notice.
    public RunStatus withNotice(CheckRecord record) {
        return new RunStatus(
                phase, why, decidedFor, check, record, workflow, times, findings, offers, deployments, trouble, script);
    }

    /// The same with another Workflow.
    public RunStatus withWorkflow(WorkflowRecord record) {
        return new RunStatus(
                phase, why, decidedFor, check, notice, record, times, findings, offers, deployments, trouble, script);
    }

    /// The same with other times.
    public RunStatus withTimes(Times other) {
        return new RunStatus(
                phase, why, decidedFor, check, notice, workflow, other, findings, offers, deployments, trouble, script);
    }

    /// The same with other findings.
    public RunStatus withFindings(Findings other) {
        return new RunStatus(
                phase, why, decidedFor, check, notice, workflow, times, other, offers, deployments, trouble, script);
    }

    /// The same with, or without, trouble.
    public RunStatus withTrouble(@Nullable Trouble other) {
        return new RunStatus(
                phase, why, decidedFor, check, notice, workflow, times, findings, offers, deployments, other, script);
    }

    /// The same with another memory of the script.
    public RunStatus withScript(ScriptRecord record) {
        return new RunStatus(
                phase,
                why,
                decidedFor,
                check,
                notice,
                workflow,
                times,
                findings,
                offers,
                deployments,
                trouble,
                record.equals(ScriptRecord.NONE) ? null : record);
    }

    /// The same with other offers.
    public RunStatus withOffers(List<CheckRecord> others) {
        return new RunStatus(
                phase, why, decidedFor, check, notice, workflow, times, findings, others, deployments, trouble, script);
    }

    /// The same with one more deployment, or with a newer account of one.
    public RunStatus withDeployment(DeploymentRecord record) {
        var others = new ArrayList<>(deployments);
        others.replaceAll(known -> known.node().equals(record.node()) ? record : known);
        if (!others.contains(record)) {
            others.add(record);
        }
        return new RunStatus(
                phase, why, decidedFor, check, notice, workflow, times, findings, offers, others, trouble, script);
    }

    private static String cut(String text) {
        if (text.length() <= MAX_WHY) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_WHY - 2)) ? MAX_WHY - 2 : MAX_WHY - 1;
        return text.substring(0, end) + "…";
    }
}
