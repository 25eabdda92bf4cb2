package io.kubeci.flow;

import io.kubeci.policy.Commander;
import java.util.List;

/// What the commands need of the configuration file, asked anew for each comment.
///
/// @param allowed the rules of which one has to hold for who commands; none: nobody may
public record CommandSettings(List<Commander> allowed) {

    /// Copies the list.
    public CommandSettings {
        allowed = List.copyOf(allowed);
    }
}
