package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import java.util.List;

/// What pressed buttons are answered.
final class ButtonMessages {

    private ButtonMessages() {}

    static Messages group() {
        return new Messages(
                "Buttons",
                "A note above the summary of the check run.",
                ButtonNotes.class,
                List.of(
                        Message.of(
                                "cleared",
                                "the cache is cleared",
                                ButtonNotes.cleared("alice", CacheMessages.nothingToClear("acme/shop"))),
                        Message.of("denied", "somebody may not command", ButtonNotes.denied("mallory")),
                        Message.of("noBranch", "the commit was run for a tag", ButtonNotes.noBranch("alice")),
                        Message.of(
                                "above",
                                "as it stands above the summary",
                                ButtonNotes.above("The summary.", ButtonNotes.noBranch("alice")))));
    }
}
