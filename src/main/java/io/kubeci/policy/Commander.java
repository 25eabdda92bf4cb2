package io.kubeci.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/// Who may command kube-ci: one of the rules of which one has to hold.
public sealed interface Commander {

    /// How the configuration file writes teams. A slug is lower-case letters, digits, dashes and underscores, as
    /// GitHub shows it in the address of the team's page.
    Pattern TEAM = Pattern.compile("team:[a-z0-9][a-z0-9_-]*");

    /// Members of the organisation that owns the repository; the owner, if that is a user. The rule of kube-ci 0.12.
    record Members() implements Commander {}

    /// People who may write to the repository.
    record Writers() implements Commander {}

    /// Members of a team of the organisation that owns the repository.
    ///
    /// @param slug the team's name as it is in its page's address
    record Team(String slug) implements Commander {}

    /// Reads a rule as the configuration file has it: `members`, `write`, `team:SLUG`; empty for anything else.
    static Optional<Commander> of(String word) {
        return switch (word) {
            case "members" -> Optional.of(new Members());
            case "write" -> Optional.of(new Writers());
            default ->
                TEAM.matcher(word).matches()
                        ? Optional.of(new Team(word.substring(word.indexOf(':') + 1)))
                        : Optional.empty();
        };
    }
}
