package io.kubeci.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.kubeci.policy.Commander;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The configuration file, which is that of kube-ci 0.12: the same keys with the same defaults, and a few more.
/// Regular expressions are RE2's, and found anywhere in the text unless anchored.
///
/// @param ciContextPath `ciContextPath`: the directory read from a repository, without slashes at its ends
/// @param ciYamlFile `ciYAMLFile`: the workflow's file in it
/// @param ciStarlarkFile `ciStarlarkFile`: the script in it, which wins over the workflow's file
/// @param namespace `namespace`: where Workflows and volume claims are made
/// @param managedBy `managedBy`: the value of the label of that name; only Workflows with it are watched
/// @param tolerations `tolerations`: added to every Workflow's, in the form that Kubernetes takes
/// @param nodeSelector `nodeSelector`: added to every Workflow's
/// @param templates `templates`: what `/kube-ci setup` offers, by name
/// @param cacheDefaults `cacheDefaults`: for Workflows that ask for a cache without saying how
/// @param caches `caches`: how long caches stay, how large they may be, where their pods go; new since 0.12
/// @param buildDraftPullRequests `buildDraftPRs`: whether drafts are built unasked
/// @param cancelOnClose `cancelOnClose`: whether runs end with the pull request; new, 0.12 does not know it
/// @param buildBranches `buildBranches`: a pull request's base branch, or the pushed branch where there is none
/// @param manualTemplates `manualTemplates`: templates offered as manual check runs
/// @param essentialTemplates `essentialTemplates`: manual templates shown as `action_required`
/// @param deployTemplates `deployTemplates`: templates tracked as GitHub deployments
/// @param productionEnvironments `productionEnvironments`: environments flagged as production
/// @param environmentParameter `environmentParameter`: the input parameter that names the environment
/// @param nonInteractiveBranches `nonInteractiveBranches`: head branches for which nothing manual is offered
/// @param extraParameters `extraParameters`: Workflow parameters added to every run
/// @param starlark `starlark`: what scripts may use up and read
/// @param apiDefaultInstallationId `api.defaultInstallID`: the installation that `/api/v1/run` uses
/// @param commands `commands`: who may command by comments, and where more templates are
/// @param slackUsers `slack.users`: the GitHub logins of Slack's users, by Slack's identifiers (`U024BE7LH`)
public record Settings(
        String ciContextPath,
        String ciYamlFile,
        String ciStarlarkFile,
        String namespace,
        String managedBy,
        List<JsonNode> tolerations,
        Map<String, String> nodeSelector,
        Map<String, Template> templates,
        CacheDefaults cacheDefaults,
        Caches caches,
        boolean buildDraftPullRequests,
        boolean cancelOnClose,
        Pattern buildBranches,
        Pattern manualTemplates,
        Pattern essentialTemplates,
        Pattern deployTemplates,
        Pattern productionEnvironments,
        String environmentParameter,
        Pattern nonInteractiveBranches,
        Map<String, String> extraParameters,
        Starlark starlark,
        OptionalLong apiDefaultInstallationId,
        Commands commands,
        Map<String, String> slackUsers) {

    /// Copies the collections; maps keep the order of the file.
    public Settings {
        tolerations = List.copyOf(tolerations);
        nodeSelector = Collections.unmodifiableMap(new LinkedHashMap<>(nodeSelector));
        templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
        extraParameters = Collections.unmodifiableMap(new LinkedHashMap<>(extraParameters));
        slackUsers = Collections.unmodifiableMap(new LinkedHashMap<>(slackUsers));
    }

    /// What an empty file says.
    public static Settings defaults() {
        return switch (SettingsReader.read("", "")) {
            case SettingsReader.Result.Read(var settings) -> settings;
            case SettingsReader.Result.Faulty(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /// One choice of `/kube-ci setup`.
    ///
    /// @param description one line, for the list of templates
    /// @param ci what is committed as `ci.yaml`: the path of a file, or the text itself, if it has several lines
    /// @param deploy the text for deployments; 0.12 reads and does not use it
    public record Template(String description, String ci, String deploy) {}

    /// Commands in comments, `/kube-ci …`.
    ///
    /// @param allow `commands.allow`: the rules of which one has to hold for who commands: `members`, `write`,
    ///     `team:SLUG`; none: nobody may
    /// @param templates `commands.templates`: a folder whose files are templates, as a ConfigMap is mounted; it
    ///     need not be there
    public record Commands(List<Commander> allow, String templates) {

        /// Copies the list.
        public Commands {
            allow = List.copyOf(allow);
        }
    }

    /// What scripts (`ci.star`) may use up and read.
    ///
    /// @param repositories `repositories`: regular expressions for `owner/name`, the whole of it, whose files
    ///     scripts may load by `github:`, besides those of the built repository's owner
    /// @param hosts `hosts`: the hosts, as `host` or `host:port`, from which scripts may load by `https:`
    /// @param steps `steps`: of one evaluation
    /// @param memoryBytes `memory`: all that one evaluation ever asks for; four may run at once
    /// @param timeout `timeout`: of one evaluation
    public record Starlark(
            List<Pattern> repositories, List<String> hosts, long steps, long memoryBytes, Duration timeout) {

        /// Copies the lists.
        public Starlark {
            repositories = List.copyOf(repositories);
            hosts = List.copyOf(hosts);
        }
    }

    /// What holds where a Workflow asks for a cache without saying how.
    ///
    /// @param scope `project`, `branch` or `none`
    /// @param size a Kubernetes quantity
    /// @param storageClassName absent: the cluster's default
    public record CacheDefaults(Optional<String> scope, Optional<String> size, Optional<String> storageClassName) {}

    /// What holds for all caches.
    ///
    /// @param idle after what time without a run a cache is removed; absent: never
    /// @param maxTotalSize a Kubernetes quantity: how much the caches of one repository may ask for together
    /// @param placement `required`, `preferred` or `anywhere`: whether pods go to the node that has their cache
    public record Caches(Optional<Duration> idle, Optional<String> maxTotalSize, String placement) {}
}
