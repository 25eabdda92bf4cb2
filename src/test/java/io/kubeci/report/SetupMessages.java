package io.kubeci.report;

import io.kubeci.command.Filling;
import io.kubeci.command.SetupTemplate;
import io.kubeci.model.Problem;
import io.kubeci.report.Messages.Message;
import java.util.List;
import java.util.Set;

/// What `setup` is answered.
final class SetupMessages {

    static final SetupTemplate TEMPLATE = SetupTemplate.of("rust", """
            # kube-ci template: A Rust service
            # kube-ci argument: image=rust:1.90 the image with cargo
            # kube-ci argument: crate the crate to build
            image: "{{image}}"
            args: ["{{crate}}"]
            """);
    private static final String PATH = ".kube-ci/ci.yaml";

    private SetupMessages() {}

    static Messages group() {
        return new Messages(
                "Setting up a repository",
                "Replies to `/kube-ci setup` and `/ci-setup`, and what they leave in the repository.",
                SetupReplies.class,
                List.of(
                        new Message("committed", "it is done", SetupReplies.committed(PATH, "topic", TEMPLATE)),
                        new Message("proposed", "the branch is protected", SetupReplies.proposed(PATH, "main", 7)),
                        new Message("title", "the pull request's title", SetupReplies.title(PATH, TEMPLATE)),
                        new Message("body", "the pull request's text", SetupReplies.body(TEMPLATE, "alice", 6)),
                        new Message(
                                "commitMessage",
                                "the commit's message",
                                SetupReplies.commitMessage(PATH, TEMPLATE, "alice", 6)),
                        new Message(
                                "unknownTemplate",
                                "there is no such template",
                                SetupReplies.unknownTemplate("rsut", List.of(TEMPLATE))),
                        wrong("a value is missing", new Filling.Missing(Set.of("crate"))),
                        wrong("a value is too many", new Filling.Unknown(Set.of("colour"))),
                        wrong("a value would change more than its place", new Filling.Unfit("crate", "a\", \"b")),
                        new Message(
                                "broken",
                                "a template of one's own is wrong",
                                SetupReplies.broken(
                                        TEMPLATE, List.of(new Problem("spec.entrypoint is missing", PATH, 4, 3)))),
                        new Message(
                                "refused",
                                "the branch does not take the commit",
                                SetupReplies.refused("topic", "Repository rule violations found"))));
    }

    private static Message wrong(String when, Filling filling) {
        return new Message("notFilled", when, SetupReplies.notFilled(TEMPLATE, filling));
    }
}
