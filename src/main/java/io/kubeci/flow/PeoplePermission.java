package io.kubeci.flow;

import io.kubeci.github.People;
import io.kubeci.model.RepoRef;
import java.util.List;
import java.util.function.Supplier;

/// Who may command, by what GitHub knows of people.
public final class PeoplePermission implements Permission {

    /// How logins of Apps end. Source: GitHub Docs, "About apps acting on behalf of users".
    private static final String BOT = "[bot]";

    private final People people;
    private final Supplier<Commanders> commanders;

    /// Which people may command; one reason is enough.
    ///
    /// @param writers whoever may push to the repository
    /// @param members the members of the organisation that owns it, as in kube-ci 0.12
    /// @param teams members of these teams of the organisation, by their names in URLs
    public record Commanders(boolean writers, boolean members, List<String> teams) {

        /// Unless configured otherwise.
        public static final Commanders USUAL = new Commanders(true, true, List.of());

        /// Copies the list.
        public Commanders {
            teams = List.copyOf(teams);
        }
    }

    /// @param commanders asked anew each time
    public PeoplePermission(People people, Supplier<Commanders> commanders) {
        this.people = people;
        this.commanders = commanders;
    }

    @Override
    public boolean mayCommand(RepoRef repo, String login) {
        if (login.isBlank() || login.endsWith(BOT)) {
            return false;
        }
        var who = commanders.get();
        return who.writers() && people.mayWrite(repo, login)
                || who.members() && people.isMember(repo, login)
                || who.teams().stream().anyMatch(team -> people.isInTeam(repo, team, login));
    }
}
