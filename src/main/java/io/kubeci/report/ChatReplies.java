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
        return "`%s` has no branch and no tag named `%s`. Push it first, or check its name."
                .formatted(quoted(repository), quoted(ref));
    }

    /// Slack's user is not in the configuration.
    ///
    /// @param user Slack's member ID
    public static String unknownPerson(String user) {
        return ("You are not known here. Whoever runs kube-ci can tell it who you are on GitHub, in its configuration:"
                        + " `slack: {users: {%s: YOUR-LOGIN}}`.")
                .formatted(quoted(user));
    }

    /// A command that cannot be read.
    ///
    /// @param usage how it is written
    public static String unclear(String usage) {
        return "Write\n" + usage;
    }

    /// It takes longer than Slack waits.
    public static String later() {
        return "On it; the answer follows.";
    }

    /// GitHub or the cluster is away.
    public static String unavailable() {
        return "GitHub or the cluster cannot be asked now. Try again in a minute.";
    }

    /// GitHub refuses for good.
    public static String gitHubRefuses(String what) {
        return "GitHub refuses: %s. Look whether kube-ci's GitHub App is installed there, and has the permissions that it needs."
                .formatted(quoted(what));
    }

    /// A fault of ours.
    public static String broken() {
        return "That went wrong. kube-ci's log says why; tell whoever runs it.";
    }

    private static String quoted(String text) {
        return text.replace('`', '\'');
    }
}
