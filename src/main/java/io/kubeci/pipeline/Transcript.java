package io.kubeci.pipeline;

import java.util.List;

/// What a script leaves for people to read, as it is: not masked, not cut.
///
/// @param printed the lines that it and its modules printed, in order
/// @param trace which functions were running when it failed, and the message; "" if it did not
public record Transcript(List<String> printed, String trace) {

    /// Nothing to read.
    public static final Transcript NONE = new Transcript(List.of(), "");

    /// Copies the list.
    public Transcript {
        printed = List.copyOf(printed);
    }
}
