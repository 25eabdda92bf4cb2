package io.kubeci.flow;

import io.kubeci.github.People;
import io.kubeci.model.RepoRef;
import java.util.HashSet;
import java.util.Set;

/// Who belongs where, as the test says.
final class InMemoryPeople implements People {

    final Set<String> writers = new HashSet<>();
    final Set<String> members = new HashSet<>();
    final Set<String> team = new HashSet<>();
    boolean mayNotAsk;

    @Override
    public boolean mayWrite(RepoRef repo, String login) {
        return writers.contains(login);
    }

    @Override
    public Belongs isMember(RepoRef repo, String login) {
        return belongs(members.contains(login));
    }

    /// There is one team, `builders`.
    @Override
    public Belongs isInTeam(RepoRef repo, String slug, String login) {
        return belongs(slug.equals("builders") && team.contains(login));
    }

    private Belongs belongs(boolean really) {
        if (mayNotAsk) {
            return Belongs.UNKNOWN;
        }
        return really ? Belongs.YES : Belongs.NO;
    }
}
