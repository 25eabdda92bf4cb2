package io.kubeci.command;

/// What a command line turned out to be.
public sealed interface CommandReading {

    /// A command.
    record Understood(Command command) implements CommandReading {}

    /// Something that its author has to write otherwise.
    ///
    /// @param mistake what is wrong
    /// @param word the word in question, as it was written
    record Misunderstood(Mistake mistake, String word) implements CommandReading {}

    /// What can be wrong about a command line.
    enum Mistake {
        /// There is no such command.
        UNKNOWN_COMMAND,
        /// A quotation is not closed, or a backslash is the last character.
        OPEN_QUOTE,
        /// The command has no such option.
        UNKNOWN_OPTION,
        /// An option has no value.
        NO_VALUE,
        /// An option that takes one value is there twice.
        TWICE,
        /// There are more words than the command takes.
        TOO_MANY_WORDS,
        /// It is no commit's full name.
        NOT_A_COMMIT,
        /// It is not of the form NAME=VALUE.
        NOT_A_PAIR,
        /// The template's name is missing.
        NO_TEMPLATE
    }
}
