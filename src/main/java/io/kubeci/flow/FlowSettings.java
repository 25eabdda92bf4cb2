package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.kubeci.pipeline.ScriptSettings;
import io.kubeci.policy.PolicySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the flow needs of the configuration file and the start options. Read anew for every step, because the file may
/// change while we run.
///
/// @param namespace where Workflows and Runs are
/// @param managedBy the value of the label `managedBy`
/// @param files where the CI files are
/// @param policy what is built unasked
/// @param extraParameters workflow parameters for everybody
/// @param tolerations added to every Workflow
/// @param nodeSelector added to every Workflow
/// @param deploys which steps are deployments
/// @param manual which templates are offered as manual steps
/// @param argoUi base URL of Argo's UI, ends with `/`
/// @param limits how long things may take
/// @param scripts what scripts may use up and read
public record FlowSettings(
        String namespace,
        String managedBy,
        CiPaths files,
        PolicySettings policy,
        Map<String, String> extraParameters,
        List<JsonNode> tolerations,
        Map<String, String> nodeSelector,
        Deploys deploys,
        Manual manual,
        String argoUi,
        Limits limits,
        ScriptSettings scripts) {

    /// Copies the collections.
    public FlowSettings {
        extraParameters = Map.copyOf(extraParameters);
        tolerations = List.copyOf(tolerations);
        nodeSelector = Map.copyOf(nodeSelector);
    }

    /// Where the CI files are in a repository.
    ///
    /// @param directory relative to the repository's root, `.kube-ci`
    /// @param yaml the workflow's name in it, `ci.yaml`
    /// @param starlark the script's name in it, `ci.star`; it wins
    public record CiPaths(String directory, String yaml, String starlark) {}

    /// Which steps are deployments, and where to.
    ///
    /// @param templates found anywhere in a template's name, unless the workflow says so itself
    /// @param production found anywhere in the names of environments that people use
    /// @param environmentParameter the input parameter that names the environment, `environment`
    public record Deploys(Pattern templates, Pattern production, String environmentParameter) {}

    /// Which templates are offered as manual steps, unless the workflow says so itself. All are found anywhere in a
    /// name.
    ///
    /// @param templates templates that are offered
    /// @param essential those of them that have to be decided on
    /// @param nonInteractiveBranches branches and tags for which nothing is offered
    public record Manual(Pattern templates, Pattern essential, Pattern nonInteractiveBranches) {}

    /// How long things may take.
    ///
    /// @param run from the webhook to the end of the run; then it is ended as timed out
    /// @param pickup from the creation of the Workflow to Argo's first sign of life
    /// @param progress the shortest time between two progress reports of one check run
    public record Limits(Duration run, Duration pickup, Duration progress) {}
}
