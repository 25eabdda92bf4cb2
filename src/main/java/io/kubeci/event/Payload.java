package io.kubeci.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.model.CommitSha;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A webhook's payload, read field by field, whatever types its values have.
///
/// @param root the payload, or a part of it
/// @param path where this part is, as `pull_request.head.`; "" for the whole
record Payload(JsonNode root, String path) {

    /// The branch that repositories have where a payload does not say.
    private static final String USUAL_BRANCH = "main";

    static Payload of(JsonNode root) {
        return new Payload(root, "");
    }

    /// Something that GitHub always sends is missing, or not of the kind that it should be.
    static final class Incomplete extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Incomplete(String what) {
            super(what, null, false, false);
        }
    }

    /// A part; a missing one is an empty part.
    Payload part(String key) {
        return new Payload(root.path(key), path + key + ".");
    }

    boolean isNull(String key) {
        return root.path(key).isNull() || root.path(key).isMissingNode();
    }

    /// A text; "" where it is missing or no text.
    String text(String key) {
        return root.path(key).isTextual() ? root.path(key).textValue() : "";
    }

    boolean flag(String key) {
        return root.path(key).asBoolean(false);
    }

    String requiredText(String key) {
        var text = text(key);
        if (text.isEmpty()) {
            throw new Incomplete(path + key + " is missing");
        }
        return text;
    }

    long requiredNumber(String key) {
        var node = root.path(key);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() <= 0) {
            throw new Incomplete(path + key + " is missing");
        }
        return node.longValue();
    }

    /// The number of a repository or the like; 0 where it is missing.
    long id() {
        return Math.max(0, root.path("id").asLong(0));
    }

    CommitSha requiredSha(String key) {
        var text = requiredText(key);
        if (!CommitSha.isFull(text)) {
            throw new Incomplete(path + key + " is no commit");
        }
        return new CommitSha(text);
    }

    Instant requiredTime(String key) {
        try {
            return Instant.parse(requiredText(key));
        } catch (DateTimeException bad) {
            throw new Incomplete(path + key + " is no time");
        }
    }

    Optional<String> branch(String key) {
        return Optional.of(text(key)).filter(name -> !name.isEmpty());
    }

    long installation() {
        return part("installation").requiredNumber("id");
    }

    String sender() {
        return part("sender").text("login");
    }

    /// The repository it happened in, with what only some payloads say filled in from its name.
    Repository repository() {
        var repository = part("repository");
        var owner = repository.part("owner");
        var login = owner.text("login").isEmpty() ? owner.requiredText("name") : owner.text("login");
        var name = repository.requiredText("name");
        if (login.contains("/") || name.contains("/")) {
            throw new Incomplete("repository.name is no name");
        }
        var page = or(repository.text("html_url"), "https://github.com/%s/%s".formatted(login, name));
        return new Repository(
                new RepoRef(installation(), repository.id(), login, name),
                or(repository.text("ssh_url"), "git@%s:%s/%s.git".formatted(host(page), login, name)),
                or(repository.text("git_url"), "git://%s/%s/%s.git".formatted(host(page), login, name)),
                or(repository.text("clone_url"), page + ".git"),
                page,
                or(repository.text("default_branch"), or(repository.text("master_branch"), USUAL_BRANCH)));
    }

    /// The pull requests that a suite or a check run names: those of this repository only, since GitHub matches them by
    /// the branch's name and also lists those that this repository's branch has elsewhere (towards its parent).
    List<PullRequest> pullRequests(long repositoryId) {
        var found = new ArrayList<PullRequest>();
        for (var item : root.path("pull_requests")) {
            var pullRequest = new Payload(item, path + "pull_requests.");
            var base = pullRequest.part("base");
            if (isOrUnknown(base.part("repo").id(), repositoryId)) {
                found.add(new PullRequest(
                        (int) Math.min(pullRequest.requiredNumber("number"), Integer.MAX_VALUE),
                        base.requiredText("ref"),
                        pullRequest.part("head").requiredText("ref"),
                        false,
                        !isOrUnknown(pullRequest.part("head").part("repo").id(), repositoryId),
                        "",
                        "",
                        false));
            }
        }
        return List.copyOf(found);
    }

    /// The pull request that the event is about.
    PullRequest pullRequest() {
        var pullRequest = part("pull_request");
        var head = pullRequest.part("head");
        // The head's repository is null once the fork is deleted: no longer known to be ours means a fork.
        boolean fork = head.isNull("repo")
                || head.part("repo").id()
                        != pullRequest.part("base").part("repo").id();
        return new PullRequest(
                (int) Math.min(pullRequest.requiredNumber("number"), Integer.MAX_VALUE),
                pullRequest.part("base").requiredText("ref"),
                head.requiredText("ref"),
                pullRequest.flag("draft"),
                fork,
                pullRequest.text("title"),
                pullRequest.text("html_url"),
                true);
    }

    private static boolean isOrUnknown(long id, long repositoryId) {
        return id == repositoryId || id == 0;
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static String host(String page) {
        return page.replaceFirst("^[a-z]+://", "").replaceFirst("[:/].*$", "");
    }
}
