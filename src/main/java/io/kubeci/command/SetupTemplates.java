package io.kubeci.command;

import java.util.List;
import java.util.Optional;

/// The templates that there are to choose from, wherever they come from.
@FunctionalInterface
public interface SetupTemplates {

    /// All, sorted by name, each name once.
    List<SetupTemplate> all();

    /// The one of that name.
    default Optional<SetupTemplate> find(String name) {
        return all().stream().filter(template -> template.name().equals(name)).findFirst();
    }
}
