package io.kubeci.flow;

import io.kubeci.event.CiEvent;
import io.kubeci.github.Comments;
import io.kubeci.github.Reaction;
import io.kubeci.github.Reply;
import io.kubeci.model.Gone;
import java.time.Instant;
import org.jboss.logging.Logger;

/// What people see of a command beside their comment. Where GitHub will not show it (the comment was deleted, the
/// conversation is locked), the command counts all the same.
final class Feedback {

    private static final Logger LOG = Logger.getLogger(Feedback.class);

    private final Comments comments;

    Feedback(Comments comments) {
        this.comments = comments;
    }

    void react(CiEvent.CommentMade to, Reaction reaction) {
        try {
            var said = new Comments.Said(to.number(), to.commentId());
            comments.react(to.repository().ref(), said, reaction);
        } catch (Gone e) {
            LOG.infof("no reaction: %s", e.getMessage());
        }
    }

    /// Replies to a comment; once, however often it is tried.
    void reply(CiEvent.CommentMade to, String delivery, String text) {
        reply(to, new Reply(text, "delivery:" + delivery), to.createdAt());
    }

    /// Replies to a person; once in a conversation.
    void replyOnce(CiEvent.CommentMade to, String text) {
        // Two dashes in a row would end the HTML comment that the mark stands in.
        var login = to.sender().replaceAll("[^A-Za-z0-9]", ".");
        reply(to, new Reply(text, "refused:" + login), Instant.EPOCH);
    }

    private void reply(CiEvent.CommentMade to, Reply reply, Instant since) {
        try {
            comments.reply(to.repository().ref(), to.number(), reply, since);
        } catch (Gone e) {
            LOG.infof("no reply: %s", e.getMessage());
        }
    }
}
