package io.kubeci.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.Set;

/// What a Run remembers of a deployment: enough to find it again after a lost answer, and to tell no state twice.
///
/// @param node the Argo node that deploys; "" where a person's own deployment stands for the whole run
/// @param id GitHub's number; 0 until GitHub's answer was recorded
/// @param task what is done: the template
/// @param environment where to
/// @param told the state that GitHub confirmed last, in its word; "" if none
/// @param telling the state that is about to be told; "" if none
/// @param refused why GitHub will never take it, "" if it does
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record DeploymentRecord(
        String node, long id, String task, String environment, String told, String telling, String refused) {

    /// The node of a person's own deployment.
    public static final String WHOLE = "";

    /// The states that a deployment ends in. Source: GitHub's REST API reference, "Create a deployment status".
    private static final Set<String> ENDS = Set.of("success", "failure", "error", "inactive");

    /// Fills in what is left out.
    public DeploymentRecord {
        node = Objects.requireNonNullElse(node, WHOLE);
        task = Objects.requireNonNullElse(task, "");
        environment = Objects.requireNonNullElse(environment, "");
        told = Objects.requireNonNullElse(told, "");
        telling = Objects.requireNonNullElse(telling, "");
        refused = Objects.requireNonNullElse(refused, "");
    }

    /// A deployment that is about to be made.
    public static DeploymentRecord intended(String node, String task, String environment) {
        return new DeploymentRecord(node, 0, task, environment, "", "", "");
    }

    /// A person's own deployment.
    public static DeploymentRecord ofPerson(long id, String task, String environment) {
        return new DeploymentRecord(WHOLE, id, task, environment, "", "", "");
    }

    /// Whether something was about to be done of which it is not known whether it was.
    public boolean needsSettling() {
        return !givenUp() && (id == 0 || !telling.isEmpty());
    }

    /// Whether nothing more is to be told, unless the step is retried.
    public boolean settled() {
        return givenUp() || (!needsSettling() && ENDS.contains(told));
    }

    /// Whether GitHub will never take it.
    public boolean givenUp() {
        return !refused.isEmpty();
    }

    /// The same, found or made.
    public DeploymentRecord withId(long found) {
        return new DeploymentRecord(node, found, task, environment, told, telling, refused);
    }

    /// The same, about to tell a state; "" if it is not.
    public DeploymentRecord telling(String state) {
        return new DeploymentRecord(node, id, task, environment, told, state, refused);
    }

    /// The same after GitHub confirmed a state.
    public DeploymentRecord told(String state) {
        return new DeploymentRecord(node, id, task, environment, state, "", refused);
    }

    /// The same, given up.
    public DeploymentRecord refused(String why) {
        return new DeploymentRecord(node, id, task, environment, told, "", why);
    }
}
