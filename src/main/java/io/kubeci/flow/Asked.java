package io.kubeci.flow;

import io.kubeci.event.CiEvent;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import java.time.Instant;

/// One command of one comment: who gave it, where, and by what it is known, so that a second attempt finds what the
/// first one made.
///
/// @param delivery the webhook
/// @param index which command of the comment it is, from 0
/// @param receivedAt when the webhook came in
/// @param comment the comment
record Asked(String delivery, int index, Instant receivedAt, CiEvent.CommentMade comment) {

    Repository repository() {
        return comment.repository();
    }

    RepoRef repo() {
        return comment.repository().ref();
    }

    String login() {
        return comment.sender();
    }

    /// What only this command has.
    String key() {
        return delivery + "/" + index;
    }
}
