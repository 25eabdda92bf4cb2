package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import java.util.List;

/// What Slack's commands are answered.
final class ChatMessages {

    private ChatMessages() {}

    static Messages group() {
        return new Messages(
                "Slack",
                "Answers to [Slack's commands](api.md#slack), besides those to the same commands in comments.",
                ChatReplies.class,
                List.of(
                        new Message(
                                "started",
                                "`/ci-build`",
                                ChatReplies.started(OrderMessages.REVISION, "shop.topic.x0a1b2c3d")),
                        new Message(
                                "deploying", "`/ci-deploy`", ChatReplies.deploying(OrderMessages.REVISION, "staging")),
                        new Message("later", "it takes longer than Slack waits", ChatReplies.later()),
                        new Message(
                                "unknownPerson", "nobody has said who this is", ChatReplies.unknownPerson("U024BE7LH")),
                        new Message(
                                "unclear",
                                "a command that cannot be read",
                                ChatReplies.unclear("`/ci-build org/repo [branch or tag]`")),
                        new Message("noRepository", "no such repository", ChatReplies.noRepository("acme/shpo")),
                        new Message("noRef", "no such branch or tag", ChatReplies.noRef("acme/shop", "tpoic")),
                        new Message(
                                "gitHubRefuses",
                                "GitHub refuses for good",
                                ChatReplies.gitHubRefuses("Resource not accessible by integration")),
                        new Message("unavailable", "GitHub or the cluster is away", ChatReplies.unavailable()),
                        new Message("broken", "a fault of kube-ci", ChatReplies.broken())));
    }
}
