package io.kubeci.event;

import io.kubeci.command.CommandLines;

/// Comments, and issues that open with a command. Only what people write themselves counts: neither bots, of which we
/// are one, nor what is edited or moved by somebody else.
final class CommentPayload {

    /// The most that is kept of a comment, in bytes of UTF-8. Ours: GitHub's comments have up to 65,536 characters,
    /// and a stored event is to be small.
    private static final int MAX_BYTES = 16 << 10;

    private static final String BOT = "Bot";

    private CommentPayload() {}

    /// A comment in an issue or a pull request.
    static Translation comment(Payload payload) {
        var action = payload.requiredText("action");
        if (!action.equals("created")) {
            return new Translation.Ignored("issue_comment %s is not acted on".formatted(action));
        }
        var comment = payload.part("comment");
        return written(payload, comment, comment.requiredNumber("id"));
    }

    /// A new issue, whose text counts as a comment.
    static Translation issue(Payload payload) {
        var action = payload.requiredText("action");
        if (!action.equals("opened")) {
            return new Translation.Ignored("issues %s is not acted on".formatted(action));
        }
        return written(payload, payload.part("issue"), 0);
    }

    /// @param text the part that has author and body
    private static Translation written(Payload payload, Payload text, long commentId) {
        var author = text.part("user");
        var sender = payload.part("sender");
        if (author.text("type").equals(BOT) || sender.text("type").equals(BOT)) {
            return new Translation.Ignored("a bot wrote it");
        }
        // Who transfers an issue is the sender of its "opened" in the new repository, and did not write it.
        if (!author.text("login").equals(payload.sender()) || payload.sender().isEmpty()) {
            return new Translation.Ignored("its author did not send it");
        }
        var commands = CommandLines.excerpt(text.text("body"), MAX_BYTES);
        if (commands.isEmpty()) {
            return new Translation.Ignored("no line is a command");
        }
        var issue = payload.part("issue");
        return new Translation.Understood(
                payload.installation(),
                new CiEvent.CommentMade(
                        payload.repository(),
                        payload.sender(),
                        (int) Math.min(issue.requiredNumber("number"), Integer.MAX_VALUE),
                        !issue.isNull("pull_request"),
                        commentId,
                        commands,
                        text.requiredTime("created_at")));
    }
}
