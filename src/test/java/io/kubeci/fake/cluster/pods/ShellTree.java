package io.kubeci.fake.cluster.pods;

import java.util.List;
import java.util.Optional;

/// A shell script as far as simulated containers need it, parsed.
sealed interface ShellTree {

    /// A word before its variables are filled in.
    record Word(List<Part> parts) {

        /// Its text as written, without quotes.
        String raw() {
            var text = new StringBuilder();
            parts.forEach(part -> text.append(part.text()));
            return text.toString();
        }
    }

    /// A piece of a word that is quoted in one way.
    record Part(String text, Quote quote) {}

    enum Quote {
        NONE,
        SINGLE,
        DOUBLE
    }

    /// @param target the file; absent for "where standard error goes"
    /// @param error whether it is standard error that is redirected
    record Redirection(boolean error, boolean append, boolean input, Optional<Word> target) {}

    record Simple(List<Word> words, List<Redirection> redirections) implements ShellTree {}

    record Pipeline(List<ShellTree> parts, boolean negated) implements ShellTree {}

    record Sequence(List<ShellTree> parts) implements ShellTree {}

    /// @param and whether the second runs if the first succeeded, else if it failed
    record Chain(ShellTree first, boolean and, ShellTree second) implements ShellTree {}

    record Conditional(ShellTree condition, ShellTree then, ShellTree otherwise) implements ShellTree {}

    record For(String name, List<Word> items, ShellTree body) implements ShellTree {}

    record While(ShellTree condition, ShellTree body) implements ShellTree {}
}
