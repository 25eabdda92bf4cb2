package io.kubeci.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the operator is told at start, checked: from flags and environment variables, with what the files named there
/// hold. [StartOption] says where each comes from.
///
/// @param gitHub the App
/// @param allowed whose events are taken
/// @param cluster where the API server is
/// @param grace how to end
/// @param upkeep how long things last
/// @param slack for Slack commands
/// @param api for kube-ci's own API
/// @param argoUi the Argo UI's address, with a slash at its end
/// @param configFile the configuration file, if there is one
/// @param settings what the configuration file says at start
public record StartOptions(
        GitHubApp gitHub,
        AllowList allowed,
        Cluster cluster,
        Grace grace,
        Upkeep upkeep,
        Slack slack,
        Api api,
        URI argoUi,
        Optional<Path> configFile,
        Settings settings) {

    /// The GitHub App.
    ///
    /// @param id its number
    /// @param privateKey its key as PEM, PKCS#1 (as GitHub gives it out) or PKCS#8
    /// @param webhookSecrets the secrets that a webhook may be signed with, at least one
    /// @param apiUrl GitHub's API without a slash at its end: `https://api.github.com`, `https://HOST/api/v3`
    public record GitHubApp(long id, Secret privateKey, List<Secret> webhookSecrets, URI apiUrl) {

        /// Copies the list.
        public GitHubApp {
            webhookSecrets = List.copyOf(webhookSecrets);
        }

        /// Where people clone from: `github.com`, or the Enterprise Server.
        public String cloneHost() {
            var host = apiUrl.getHost();
            return host.equals("api.github.com") ? "github.com" : host;
        }
    }

    /// The cluster.
    ///
    /// @param kubeconfig the file to use; absent: as everywhere, `KUBECONFIG` or the pod's own account
    /// @param master the API server's address, over the kubeconfig's
    /// @param namespace where Deliveries and the Lease live
    /// @param leaderElection whether replicas elect a leader
    public record Cluster(
            Optional<Path> kubeconfig, Optional<String> master, String namespace, boolean leaderElection) {}

    /// The end.
    ///
    /// @param shutdown the time between `/status` turning 503 and closing the listener
    /// @param requests the time that requests in flight get after that
    public record Grace(Duration shutdown, Duration requests) {}

    /// How long things last.
    ///
    /// @param sweepInterval how often what did not reach us is looked for
    /// @param runTimeout a check run that is open for longer ends as `timed_out`
    /// @param deliveryRetention how long Deliveries that are done are kept
    /// @param runRetention how long finished Runs are kept
    /// @param runsPerBranch how many finished Runs of one repository and branch are kept at the most
    /// @param runsTotal how many finished Runs are kept at the most
    public record Upkeep(
            Duration sweepInterval,
            Duration runTimeout,
            Duration deliveryRetention,
            Duration runRetention,
            int runsPerBranch,
            int runsTotal) {}

    /// Slack.
    public record Slack(Optional<Secret> token, Optional<Secret> signingSecret) {}

    /// kube-ci's own API.
    ///
    /// @param tokens whoever has one of them may do everything there; none: only Kubernetes' tokens are taken
    /// @param file where they stand, one a line; [SecretsFile] notices changes
    public record Api(List<Secret> tokens, Optional<Path> file) {

        /// Copies the list.
        public Api {
            tokens = List.copyOf(tokens);
        }
    }
}
