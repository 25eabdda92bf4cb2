package io.kubeci.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.model.Revision;
import io.kubeci.policy.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was asked for: one execution of one pipeline on one commit. Written once; later only pull requests are added, a
/// cancellation is noted, and the repository's new name if it gets one.
///
/// @param repository what is built
/// @param refType `branch` or `tag`
/// @param refName the short name of the branch or tag
/// @param sha the commit, 40 hex digits
/// @param trigger why there is a run, as people read it: `push`, `pull request #7`, `re-run by octocat`
/// @param requested whether a person asked for this very run, so that only the policy for people applies
/// @param sender the login of who caused it, "" if unknown
/// @param delivery the webhook that made it
/// @param entrypoint the template that was asked for, "" for the workflow's own
/// @param parameters values that a person gave, by name
/// @param environment the deployment's environment, "" where there is none
/// @param deploymentId the user's own deployment that this run is for; 0 where there is none
/// @param pullRequests the pull requests that are known to have this commit as their head
/// @param trust how far it is trusted
/// @param receivedAt when the webhook came in
/// @param cancel present once it should not go on
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunSpec(
        Repo repository,
        String refType,
        String refName,
        String sha,
        String trigger,
        boolean requested,
        String sender,
        String delivery,
        String entrypoint,
        Map<String, String> parameters,
        String environment,
        long deploymentId,
        List<PullRequest> pullRequests,
        Trust trust,
        Instant receivedAt,
        @Nullable Cancel cancel) {

    /// A repository, flat as it is stored: without the addresses that follow from its page, "" for each of them.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Repo(
            long installationId,
            long id,
            String owner,
            String name,
            String sshUrl,
            String gitUrl,
            String httpsUrl,
            String htmlUrl,
            String defaultBranch) {

        /// Fills in what is left out.
        public Repo {
            sshUrl = Objects.requireNonNullElse(sshUrl, "");
            gitUrl = Objects.requireNonNullElse(gitUrl, "");
            httpsUrl = Objects.requireNonNullElse(httpsUrl, "");
            htmlUrl = Objects.requireNonNullElse(htmlUrl, "");
            defaultBranch = Objects.requireNonNullElse(defaultBranch, "");
        }

        /// The form in which Runs store a repository.
        public static Repo of(Repository repository) {
            var ref = repository.ref();
            var usual = CloneUrls.of(repository.htmlUrl());
            return new Repo(
                    ref.installationId(),
                    ref.id(),
                    ref.owner(),
                    ref.name(),
                    unless(usual.ssh(), repository.sshUrl()),
                    unless(usual.git(), repository.gitUrl()),
                    unless(usual.https(), repository.httpsUrl()),
                    repository.htmlUrl(),
                    repository.defaultBranch());
        }

        private static String unless(String usual, String url) {
            return url.equals(usual) ? "" : url;
        }

        private static String orUsual(String url, String usual) {
            return url.isEmpty() ? usual : url;
        }

        /// The model's form.
        public Repository repository() {
            var usual = CloneUrls.of(htmlUrl);
            return new Repository(
                    new RepoRef(installationId, id, owner, name),
                    orUsual(sshUrl, usual.ssh()),
                    orUsual(gitUrl, usual.git()),
                    orUsual(httpsUrl, usual.https()),
                    htmlUrl,
                    defaultBranch);
        }
    }

    /// That a run should not go on.
    ///
    /// @param reason a sentence for the check run
    /// @param successor the Run that took its place, "" if none did
    /// @param at when it was noted
    /// @param manner how it is to end
    public record Cancel(String reason, String successor, Instant at, Manner manner) {

        /// Fills in what an older object leaves out.
        public Cancel {
            successor = Objects.requireNonNullElse(successor, "");
            manner = Objects.requireNonNullElse(manner, successor.isEmpty() ? Manner.AT_ONCE : Manner.SPARING);
        }

        /// What a person asks for ends at once; what another run replaces lets a deployment end first.
        public Cancel(String reason, String successor, Instant at) {
            this(reason, successor, at, successor.isEmpty() ? Manner.AT_ONCE : Manner.SPARING);
        }
    }

    /// How a run is to end before its time.
    public enum Manner {
        /// Whatever it is doing.
        @JsonProperty("AtOnce")
        AT_ONCE,
        /// A deployment that is under way ends first.
        @JsonProperty("Sparing")
        SPARING,
        /// At once, and without telling GitHub, which takes nothing any more.
        @JsonProperty("Silent")
        SILENT
    }

    /// Fills in what an older or hand-written object leaves out.
    public RunSpec {
        trigger = Objects.requireNonNullElse(trigger, "");
        sender = Objects.requireNonNullElse(sender, "");
        delivery = Objects.requireNonNullElse(delivery, "");
        entrypoint = Objects.requireNonNullElse(entrypoint, "");
        environment = Objects.requireNonNullElse(environment, "");
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        pullRequests = pullRequests == null ? List.of() : List.copyOf(pullRequests);
        trust = Objects.requireNonNullElse(trust, Trust.UNTRUSTED);
        receivedAt = Objects.requireNonNullElse(receivedAt, Instant.EPOCH);
    }

    /// The commit and how it was reached.
    @JsonIgnore
    public Revision revision() {
        return new Revision(repository.repository(), GitRef.of(refType, refName), new CommitSha(sha));
    }

    /// The same with other pull requests.
    public RunSpec withPullRequests(List<PullRequest> others) {
        return new RunSpec(
                repository,
                refType,
                refName,
                sha,
                trigger,
                requested,
                sender,
                delivery,
                entrypoint,
                parameters,
                environment,
                deploymentId,
                others,
                trust,
                receivedAt,
                cancel);
    }

    /// The same in a repository that has got another name or owner.
    public RunSpec withRepository(Repository renamed) {
        return new RunSpec(
                Repo.of(renamed),
                refType,
                refName,
                sha,
                trigger,
                requested,
                sender,
                delivery,
                entrypoint,
                parameters,
                environment,
                deploymentId,
                pullRequests,
                trust,
                receivedAt,
                cancel);
    }

    /// Whether it is to end without telling GitHub.
    @JsonIgnore
    public boolean isSilenced() {
        return cancel != null && cancel.manner() == Manner.SILENT;
    }

    /// The same, not to go on; or to go on after all.
    public RunSpec withCancel(@Nullable Cancel why) {
        return new RunSpec(
                repository,
                refType,
                refName,
                sha,
                trigger,
                requested,
                sender,
                delivery,
                entrypoint,
                parameters,
                environment,
                deploymentId,
                pullRequests,
                trust,
                receivedAt,
                why);
    }
}
