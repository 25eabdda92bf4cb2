package io.kubeci.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A workflow file that `setup` commits, with places for values: `{{name}}`.
///
/// A file says what it is, and what it wants to know, in remarks that are not committed:
///
/// ```
/// # kube-ci template: A Go service
/// # kube-ci argument: image=golang:1.25 the image with the Go tools
/// # kube-ci argument: module the module's path
/// ```
///
/// An argument without `=` has to be given. A file without such remarks works, too: whatever simple `{{name}}` stands
/// in it can be given.
///
/// @param name by which people ask for it
/// @param description one line
/// @param arguments what it wants to know
/// @param text what is committed once the values are in it
public record SetupTemplate(String name, String description, List<Argument> arguments, String text) {

    private static final Pattern DESCRIPTION = Pattern.compile("#\\s*kube-ci template:\\s*(.*?)\\s*");
    private static final Pattern ARGUMENT =
            Pattern.compile("#\\s*kube-ci argument:\\s*([-A-Za-z0-9_]+)(?:=(\\S*))?\\s*(.*?)\\s*");

    /// Something that a template wants to know.
    ///
    /// @param byDefault its value if nobody gives one; absent: it has to be given
    /// @param meaning a few words
    public record Argument(String name, Optional<String> byDefault, String meaning) {

        /// As it is written on the command line: `image=golang:1.25`, `module=…`.
        public String usage() {
            return name + "=" + byDefault.orElse("…");
        }
    }

    /// Copies the list.
    public SetupTemplate {
        arguments = List.copyOf(arguments);
    }

    /// Reads a file, with its remarks.
    public static SetupTemplate of(String name, String file) {
        var description = "";
        var arguments = new ArrayList<Argument>();
        var kept = new ArrayList<String>();
        for (var line : file.lines().toList()) {
            var said = DESCRIPTION.matcher(line);
            var asked = ARGUMENT.matcher(line);
            if (said.matches()) {
                description = said.group(1);
            } else if (asked.matches()) {
                arguments.add(new Argument(asked.group(1), Optional.ofNullable(asked.group(2)), asked.group(3)));
            } else {
                kept.add(line);
            }
        }
        var text = kept.stream().collect(Collectors.joining("\n", "", "\n"));
        return new SetupTemplate(name, description, arguments, text);
    }

    /// The same with another description, unless that is blank.
    public SetupTemplate describedAs(String other) {
        return other.isBlank() ? this : new SetupTemplate(name, other, arguments, text);
    }
}
