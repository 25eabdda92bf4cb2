package io.kubeci.report;

import io.kubeci.github.CheckRunUpdate;
import io.kubeci.intake.Answer;
import io.kubeci.policy.Decision;
import java.util.List;

/// One group of what people can be told: a section of `docs/messages.md`.
///
/// To add messages: put their sentences into public static methods of a class of this package (or, where it cannot
/// be imported, of another) that return texts, make
/// a class with a `group()` that calls each of them at least once, and name it in [MessagesPage#GROUPS].
///
/// @param title the section's
/// @param introduction where people meet these messages
/// @param source the class whose sentences they are; each of its methods has to be among the messages
/// @param all in the order of the page
record Messages(String title, String introduction, Class<?> source, List<Message> all) {

    Messages {
        all = List.copyOf(all);
    }

    /// @param method the source's method that makes it
    /// @param when when it is said
    /// @param text as it is said, with examples for what varies
    record Message(String method, String when, String text) {

        /// One that is said in whichever form.
        static Message of(String method, String when, Object said) {
            return new Message(
                    method,
                    when,
                    switch (said) {
                        case CheckRunUpdate update -> paragraphs(update.output());
                        case Decision.Decline decline -> "**%s**\n\n%s".formatted(decline.title(), decline.advice());
                        case Answer answer -> "%d: %s".formatted(answer.status(), answer.text());
                        case String text -> text;
                        default -> throw new IllegalArgumentException("not said to anybody: " + said);
                    });
        }

        private static String paragraphs(CheckRunUpdate.Output output) {
            var text = output.text().startsWith("|") ? "" : output.text();
            return "**%s**\n\n%s\n\n%s".formatted(output.title(), output.summary(), text);
        }
    }
}
