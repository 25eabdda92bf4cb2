package io.kubeci.config;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.Set;

/// Whose events are taken.
///
/// @param installations the numbers of the installations; empty: all
/// @param owners what a repository's owner has to match as a whole; absent: all
public record AllowList(Set<Long> installations, Optional<Pattern> owners) {

    /// Takes everybody's events.
    public static final AllowList ALL = new AllowList(Set.of(), Optional.empty());

    /// Copies the set.
    public AllowList {
        installations = Set.copyOf(installations);
    }

    /// Whether an event of this installation and owner is taken.
    public boolean admits(long installation, String owner) {
        return (installations.isEmpty() || installations.contains(installation))
                && owners.map(pattern -> pattern.matches(owner)).orElse(true);
    }
}
