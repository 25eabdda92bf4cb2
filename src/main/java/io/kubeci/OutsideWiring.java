package io.kubeci;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.kubeci.api.Api;
import io.kubeci.api.Callers;
import io.kubeci.api.Guard;
import io.kubeci.api.Links;
import io.kubeci.api.PostedRuns;
import io.kubeci.api.StoredRuns;
import io.kubeci.api.edge.KubernetesReviews;
import io.kubeci.config.SecretsFile;
import io.kubeci.config.SettingsFile;
import io.kubeci.config.StartOptions;
import io.kubeci.flow.ChatCommands;
import io.kubeci.flow.CommandFlow;
import io.kubeci.flow.CommandRights;
import io.kubeci.flow.DryRun;
import io.kubeci.flow.RunOrders;
import io.kubeci.github.edge.GitHubApp;
import io.kubeci.reconcile.KubernetesRunPages;
import io.kubeci.run.Runs;
import io.kubeci.slack.Slack;
import java.time.InstantSource;

/// The part of the object graph by which others than GitHub ask for things: the API, and Slack.
final class OutsideWiring {

    private final StartOptions options;
    private final SettingsFile file;
    private final GitHubApp gitHub;
    private final InstantSource clock;
    private final Links links;

    OutsideWiring(StartOptions options, SettingsFile file, GitHubApp gitHub, InstantSource clock) {
        this.options = options;
        this.file = file;
        this.gitHub = gitHub;
        this.clock = clock;
        this.links = new Links(options.argoUi().toString(), file.get().namespace());
    }

    Api api(KubernetesClient client, Runs runs, RunOrders orders, DryRun dryRun) {
        var reviews = new KubernetesReviews(client, links.namespace());
        var rules = new PostedRuns.Rules(
                options.allowed(),
                () -> file.get().apiDefaultInstallationId(),
                options.gitHub().cloneHost());
        var tokens = new SecretsFile(options.api().file(), options.api().tokens(), clock);
        return new Api(
                new Guard(new Callers(tokens, reviews)),
                new PostedRuns(gitHub.repositories(), orders, dryRun, rules, links),
                new StoredRuns(runs, new KubernetesRunPages(client, links.namespace()), orders, links));
    }

    Slack slack(CommandRights rights, RunOrders orders, CommandFlow commands) {
        var rules = new ChatCommands.Rules(
                () -> file.get().apiDefaultInstallationId(),
                repo -> options.allowed().admits(repo.installationId(), repo.owner()),
                links::workflow);
        return new Slack(
                new ChatCommands(gitHub.repositories(), rights, orders, commands, rules, clock),
                () -> file.get().slackUsers());
    }
}
