package io.kubeci.workflow;

import java.util.HashSet;
import java.util.Set;

/// What is known of a run before the rules are applied to its Workflow.
///
/// @param givenParameters names of the workflow parameters that will have a value whatever the author's file says
/// @param entrypoint the template that was asked for, "" for the author's own
public record RuleContext(Set<String> givenParameters, String entrypoint) {

    /// Copies the set.
    public RuleContext {
        givenParameters = Set.copyOf(givenParameters);
    }

    /// The author's own entrypoint, with the parameters that kube-ci always sets and those of the configuration.
    public static RuleContext with(Set<String> extraParameters) {
        var given = new HashSet<>(Parameters.OWN);
        given.addAll(extraParameters);
        return new RuleContext(given, "");
    }

    /// The same with another entrypoint, and with values that a person gave.
    public RuleContext startingAt(String template, Set<String> parameters) {
        var given = new HashSet<>(givenParameters);
        given.addAll(parameters);
        return new RuleContext(given, template);
    }
}
