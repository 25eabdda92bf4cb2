package io.kubeci.flow;

import io.kubeci.github.People;
import io.kubeci.github.People.Belongs;
import io.kubeci.model.RepoRef;
import io.kubeci.policy.Commander;
import java.util.List;
import java.util.function.Supplier;

/// Who may command: by comments, and by the buttons of check runs. Always asks GitHub: rights are taken away, too.
public final class CommandRights {

    private final People people;
    private final Supplier<CommandSettings> settings;

    /// @param settings asked anew each time
    public CommandRights(People people, Supplier<CommandSettings> settings) {
        this.people = people;
        this.settings = settings;
    }

    /// Whether somebody may.
    public sealed interface Verdict {

        /// Yes.
        record Allowed() implements Verdict {}

        /// No rule holds.
        ///
        /// @param rules those that were tried
        /// @param unknown whether the App may not ask GitHub about one of them
        record Refused(List<Commander> rules, boolean unknown) implements Verdict {

            /// Copies the list.
            public Refused {
                rules = List.copyOf(rules);
            }
        }
    }

    /// Asks one rule after the other until one holds.
    ///
    /// @throws io.kubeci.model.Unavailable if GitHub cannot be asked now
    public Verdict of(RepoRef repo, String login) {
        var rules = settings.get().allowed();
        boolean unknown = false;
        for (var rule : rules) {
            var belongs = belongs(rule, repo, login);
            if (belongs == Belongs.YES) {
                return new Verdict.Allowed();
            }
            unknown |= belongs == Belongs.UNKNOWN;
        }
        return new Verdict.Refused(rules, unknown);
    }

    /// Whether somebody may, for who does not say why not.
    ///
    /// @throws io.kubeci.model.Unavailable if GitHub cannot be asked now
    public boolean mayCommand(RepoRef repo, String login) {
        return of(repo, login) instanceof Verdict.Allowed;
    }

    private Belongs belongs(Commander rule, RepoRef repo, String login) {
        return switch (rule) {
            // The only member of a user's account is the user.
            case Commander.Members _ ->
                repo.owner().equalsIgnoreCase(login) ? Belongs.YES : people.isMember(repo, login);
            case Commander.Writers _ -> people.mayWrite(repo, login) ? Belongs.YES : Belongs.NO;
            case Commander.Team(String slug) -> people.isInTeam(repo, slug, login);
        };
    }
}
