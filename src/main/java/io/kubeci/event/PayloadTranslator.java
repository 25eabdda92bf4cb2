package io.kubeci.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.model.MergeQueue;
import java.util.Set;

/// Turns a webhook's payload into an event, or says why it is none of ours.
///
/// | webhook | what becomes of it |
/// |---|---|
/// | `push` of a branch or tag | [CiEvent.Pushed]; not of a merge queue's branch |
/// | `push` that deletes a branch or tag, `delete` | [CiEvent.RefDeleted] |
/// | `create` of a tag | [CiEvent.TagCreated] |
/// | `check_suite` `requested`, `rerequested` of our App | [CiEvent.SuiteRequested], [CiEvent.SuiteRerequested] |
/// | `check_run` `rerequested` of our App | [CiEvent.CheckRunRerequested] |
/// | `check_run` `requested_action` of our App | [CiEvent.ButtonPressed] |
/// | `deployment` `created` with `payload.kube_ci.run` true | [CiEvent.DeploymentRequested] |
/// | `pull_request` `opened`, `reopened`, `synchronize`, `ready_for_review` | [CiEvent.PullRequestChanged] |
/// | `issue_comment` `created`, `issues` `opened` with a command of a person | [CiEvent.CommentMade] |
/// | `pull_request` `edited`, if it has another base now | the same |
/// | `pull_request` `closed` | [CiEvent.PullRequestClosed] |
/// | `merge_group` `checks_requested`, `destroyed` | [CiEvent.MergeGroupRequested], [CiEvent.MergeGroupDestroyed] |
/// | `repository` `archived`, `unarchived`, `deleted`, `renamed`, `transferred` | [CiEvent.RepositoryChanged] |
/// | `installation` `suspend`, `unsuspend`, `deleted` | [CiEvent.InstallationChanged] |
/// | everything else | [Translation.Ignored] |
public final class PayloadTranslator {

    private static final Set<String> PULL_REQUEST_ACTIONS =
            Set.of("opened", "reopened", "synchronize", "ready_for_review");

    private PayloadTranslator() {}

    /// Translates any JSON, whatever it is.
    ///
    /// @param eventName the header `X-GitHub-Event`
    /// @param appId our App's number: suites and check runs of other Apps are none of ours
    public static Translation translate(String eventName, JsonNode payload, long appId) {
        if (!payload.isObject()) {
            return new Translation.Malformed("the payload is no JSON object");
        }
        try {
            var read = Payload.of(payload);
            return switch (eventName) {
                case "ping" -> new Translation.Ignored("ping");
                case "push" -> RefPayloads.push(read);
                case "create" -> RefPayloads.created(read);
                case "delete" -> RefPayloads.deleted(read);
                case "merge_group" -> RefPayloads.mergeGroup(read);
                case "repository" -> PlacePayloads.repository(read);
                case "installation" -> PlacePayloads.installation(read);
                case "check_suite" -> checkSuite(read, appId);
                case "check_run" -> checkRun(read, appId);
                case "pull_request" -> pullRequest(read);
                case "issue_comment" -> CommentPayload.comment(read);
                case "issues" -> CommentPayload.issue(read);
                case "deployment" -> DeploymentPayload.translate(read);
                default -> new Translation.Ignored("%s is not acted on".formatted(eventName));
            };
        } catch (Payload.Incomplete incomplete) {
            return new Translation.Malformed(String.valueOf(incomplete.getMessage()));
        }
    }

    private static Translation checkSuite(Payload payload, long appId) {
        var action = payload.requiredText("action");
        if (!Set.of("requested", "rerequested").contains(action)) {
            return new Translation.Ignored("check_suite %s is not acted on".formatted(action));
        }
        var suite = payload.part("check_suite");
        if (suite.part("app").requiredNumber("id") != appId) {
            return new Translation.Ignored("a check suite of another App");
        }
        var branch = suite.branch("head_branch");
        if (branch.isEmpty() && action.equals("requested")) {
            return new Translation.Ignored("a check suite without a branch, as a fork's is");
        }
        if (action.equals("requested") && branch.filter(MergeQueue::owns).isPresent()) {
            return new Translation.Ignored("a branch of a merge queue");
        }
        var repository = payload.repository();
        var sha = suite.requiredSha("head_sha");
        var pullRequests = suite.pullRequests(repository.ref().id());
        return understood(
                payload,
                action.equals("requested")
                        ? new CiEvent.SuiteRequested(repository, payload.sender(), branch, sha, pullRequests)
                        : new CiEvent.SuiteRerequested(repository, payload.sender(), branch, sha, pullRequests));
    }

    private static Translation checkRun(Payload payload, long appId) {
        var action = payload.requiredText("action");
        if (!Set.of("rerequested", "requested_action").contains(action)) {
            return new Translation.Ignored("check_run %s is not acted on".formatted(action));
        }
        var checkRun = payload.part("check_run");
        if (checkRun.part("app").requiredNumber("id") != appId) {
            return new Translation.Ignored("a check run of another App");
        }
        return understood(payload, action.equals("rerequested") ? rerequested(payload) : pressed(payload));
    }

    private static CiEvent pressed(Payload payload) {
        var repository = payload.repository();
        var checkRun = payload.part("check_run");
        return new CiEvent.ButtonPressed(
                repository,
                payload.sender(),
                checkRun.part("check_suite").branch("head_branch"),
                checkRun.requiredSha("head_sha"),
                checkRun.requiredNumber("id"),
                checkRun.requiredText("name"),
                checkRun.text("external_id"),
                payload.part("requested_action").requiredText("identifier"),
                checkRun.pullRequests(repository.ref().id()));
    }

    private static CiEvent rerequested(Payload payload) {
        var repository = payload.repository();
        var checkRun = payload.part("check_run");
        return new CiEvent.CheckRunRerequested(
                repository,
                payload.sender(),
                checkRun.part("check_suite").branch("head_branch"),
                checkRun.requiredSha("head_sha"),
                checkRun.requiredNumber("id"),
                checkRun.requiredText("name"),
                checkRun.text("external_id"),
                checkRun.pullRequests(repository.ref().id()));
    }

    private static Translation pullRequest(Payload payload) {
        var action = payload.requiredText("action");
        boolean hasOtherBase =
                action.equals("edited") && !payload.part("changes").isNull("base");
        if (!PULL_REQUEST_ACTIONS.contains(action) && !action.equals("closed") && !hasOtherBase) {
            return new Translation.Ignored("pull_request %s is not acted on".formatted(action));
        }
        var repository = payload.repository();
        var pullRequest = payload.pullRequest();
        var sha = payload.part("pull_request").part("head").requiredSha("sha");
        return understood(
                payload,
                action.equals("closed")
                        ? new CiEvent.PullRequestClosed(repository, payload.sender(), pullRequest, sha)
                        : new CiEvent.PullRequestChanged(repository, payload.sender(), action, pullRequest, sha));
    }

    private static Translation understood(Payload payload, CiEvent event) {
        return new Translation.Understood(payload.installation(), event);
    }
}
