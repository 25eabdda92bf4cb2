package io.kubeci.report;

import io.kubeci.model.Revision;

/// What people who command in a chat are told, where comments are told something else or nothing.
public final class ChatReplies {

    private ChatReplies() {}

    /// A run is stored, and will start.
    public static String started(Revision revision, String run) {
        return "Started run `%s` of commit `%s` of %s (%s `%s`)."
                .formatted(
                        run,
                        revision.sha().abbreviated(),
                        revision.repo().fullName(),
                        revision.ref().type(),
                        quoted(revision.ref().name()));
    }

    /// GitHub has a deployment, whose event starts the run.
    public static String deploying(Revision revision, String environment) {
        return "Deploying commit `%s` of %s (%s `%s`) to `%s`."
                .formatted(
                        revision.sha().abbreviated(),
                        revision.repo().fullName(),
                        revision.ref().type(),
                        quoted(revision.ref().name()),
                        quoted(environment));
    }

    /// The repository is not there, or not for us.
    public static String noRepository(String name) {
        return "There is no repository `%s` that kube-ci may use. Is its GitHub App installed there?"
                .formatted(quoted(name));
    }

    /// There is neither a branch nor a tag of that name.
    public static String noRef(String repository, String ref) {
        return "`%s` has no branch and no tag named `%s`.".formatted(quoted(repository), quoted(ref));
    }

    private static String quoted(String text) {
        return text.replace('`', '\'');
    }
}
