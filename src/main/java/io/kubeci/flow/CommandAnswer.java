package io.kubeci.flow;

import java.util.List;

/// What became of a command.
///
/// @param done whether it was carried out
/// @param text what is to be said about it, in Markdown; "" where the reaction says it all
/// @param runs the Runs that it made
record CommandAnswer(boolean done, String text, List<String> runs) {

    CommandAnswer {
        runs = List.copyOf(runs);
    }

    static CommandAnswer quiet() {
        return saying("");
    }

    static CommandAnswer saying(String text) {
        return new CommandAnswer(true, text, List.of());
    }

    static CommandAnswer started(List<String> runs) {
        return new CommandAnswer(true, "", runs);
    }

    static CommandAnswer failed(String text) {
        return new CommandAnswer(false, text, List.of());
    }
}
