package io.kubeci;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.kubeci.api.Api;
import io.kubeci.cache.CacheSettings;
import io.kubeci.cache.Size;
import io.kubeci.cache.edge.KubernetesVolumes;
import io.kubeci.config.Settings;
import io.kubeci.config.SettingsFile;
import io.kubeci.config.StartOptions;
import io.kubeci.flow.Buttons;
import io.kubeci.flow.CacheFlow;
import io.kubeci.flow.CachePreparation;
import io.kubeci.flow.CacheRemoval;
import io.kubeci.flow.CacheUpkeep;
import io.kubeci.flow.DryRun;
import io.kubeci.flow.EventFlow;
import io.kubeci.flow.FlowSettings;
import io.kubeci.flow.Pipelines;
import io.kubeci.flow.RunFlow;
import io.kubeci.flow.RunOrders;
import io.kubeci.flow.ScriptSupplies;
import io.kubeci.flow.Scripts;
import io.kubeci.github.edge.ApiAddress;
import io.kubeci.github.edge.ApiSettings;
import io.kubeci.github.edge.AppKey;
import io.kubeci.github.edge.GitHubApp;
import io.kubeci.intake.Inbox;
import io.kubeci.intake.Readiness;
import io.kubeci.pipeline.ScriptSettings;
import io.kubeci.pipeline.edge.HttpsFiles;
import io.kubeci.policy.PolicySettings;
import io.kubeci.reconcile.DeliveryReconciler;
import io.kubeci.reconcile.KubernetesInbox;
import io.kubeci.reconcile.KubernetesKnownTags;
import io.kubeci.reconcile.KubernetesPayloads;
import io.kubeci.reconcile.KubernetesRuns;
import io.kubeci.reconcile.KubernetesWaits;
import io.kubeci.reconcile.Leadership;
import io.kubeci.reconcile.Operators;
import io.kubeci.reconcile.PrunedStore;
import io.kubeci.reconcile.ReconcileMetrics;
import io.kubeci.reconcile.Retention;
import io.kubeci.reconcile.RunLoop;
import io.kubeci.reconcile.RunReconciler;
import io.kubeci.reconcile.Startup;
import io.kubeci.reconcile.Sweep;
import io.kubeci.reconcile.SweepSchedule;
import io.kubeci.slack.Slack;
import io.kubeci.status.edge.KubernetesPodLogs;
import io.kubeci.workflow.edge.ArgoWorkflows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The object graph on one page.
@ApplicationScoped
class Wiring {

    /// How long Argo may take to notice a new Workflow; it needs 30 ms when idle. Ours.
    private static final Duration PICKUP = Duration.ofHours(1);

    /// The shortest time between two progress reports of one check run. Ours: GitHub asks for few writes.
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    /// How often caches are looked after at the least: what is obsolete goes soon after its last run. Ours.
    private static final Duration CACHE_UPKEEP = Duration.ofMinutes(1);

    private final StartOptions options;
    private final Readiness readiness;
    /// Milliseconds are enough for people, and a third shorter where they are stored.
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final KubernetesClient client;
    private final GitHubApp gitHub;
    private final KubernetesInbox inbox;
    private final SweepSchedule sweeps;
    private final SweepSchedule cacheSweeps;
    private final Leadership leadership;
    private final Startup startup;
    private final Api api;
    private final Slack slack;
    private final Scripts scripts;

    Wiring(StartOptions options, SettingsFile file, Readiness readiness, MeterRegistry registry) {
        this.options = options;
        this.readiness = readiness;
        var metrics = new ReconcileMetrics(registry);
        client = Clients.connect(options.cluster());
        gitHub = GitHubApp.connect(
                ApiSettings.of(
                        ApiAddress.of(options.gitHub().apiUrl().toString()),
                        options.gitHub().id(),
                        Version.ours()),
                AppKey.ofPem(options.gitHub().privateKey().reveal()),
                new GitHubMetrics(registry),
                new KubernetesWaits(client, options.cluster().namespace(), clock),
                clock);
        var upkeep = options.upkeep();
        var own = options.cluster().namespace();
        var namespace = file.get().namespace();

        // Sweeps ask the inbox what it has, and the inbox asks for a sweep when it had to refuse something.
        var relay = new SweepSchedule.Relay();
        inbox = new KubernetesInbox(client, own, relay);
        var sweep = new Sweep(gitHub.hookDeliveries(), inbox::isStored, metrics, clock);

        Supplier<FlowSettings> settings = () -> flowSettings(file.get(), namespace);
        var runs = new KubernetesRuns(client, namespace, clock);
        var workflows = new ArgoWorkflows(client, namespace);
        var logs = new KubernetesPodLogs(client, namespace);
        var supplies = new ScriptSupplies(
                gitHub.files(), gitHub.facts(), HttpsFiles.create(Version.ours()), new KubernetesPayloads(client, own));
        scripts = new Scripts(supplies, settings);
        var pipelines = new Pipelines(gitHub.gitHub(), scripts, settings);

        Supplier<CacheSettings> caching = () -> cacheSettings(file.get());
        var volumes = new KubernetesVolumes(client, namespace);
        var removal = new CacheRemoval(volumes, runs, caching);
        var caches = new CachePreparation(volumes, removal, caching);
        var cacheFlow = new CacheFlow(volumes, removal);
        var upkeepOfCaches = new CacheUpkeep(volumes, runs, removal, caching, clock);
        cacheSweeps = new SweepSchedule(
                upkeepOfCaches::sweep,
                upkeep.sweepInterval().compareTo(CACHE_UPKEEP) < 0 ? upkeep.sweepInterval() : CACHE_UPKEEP);

        var tags = new KubernetesKnownTags(client, own);
        var commanding = new CommandWiring(file, gitHub);
        var rights = commanding.rights();
        var commands = commanding.flow(rights, cacheFlow, runs, workflows, pipelines, settings, clock);
        var buttons = new Buttons(gitHub.gitHub(), gitHub.checkNotes(), runs, rights::mayCommand, cacheFlow);
        var eventFlow = new EventFlow(
                gitHub.gitHub(), gitHub.refs(), runs, tags, pipelines, cacheFlow, buttons, settings, commands);
        var runFlow = new RunFlow(
                gitHub.gitHub(), gitHub.deployments(), runs, workflows, logs, pipelines, caches, settings, clock);
        var outside = new OutsideWiring(options, file, gitHub, clock);
        var orders = new RunOrders(runs, pipelines, gitHub.gitHub(), gitHub.repositories(), clock);
        api = outside.api(client, runs, orders, new DryRun(pipelines, workflows, caches, settings));
        slack = outside.slack(rights, orders, commands);
        var retention = new Retention(runs, upkeep.runRetention(), upkeep.runsPerBranch());
        var deliveries = new DeliveryReconciler(client, inbox, eventFlow, upkeep.deliveryRetention(), metrics, clock);
        var loop = new RunLoop(runs, runFlow, retention, metrics, clock);
        var runReconciler =
                new RunReconciler(loop, retention, namespace, file.get().managedBy(), clock);

        var knownRuns = PrunedStore.ofRuns();
        sweeps = new SweepSchedule(
                () -> {
                    retention.removeAll(Retention.tooManyOfAll(knownRuns.values(), upkeep.runsTotal()));
                    return sweep.sweep();
                },
                upkeep.sweepInterval());
        relay.to(sweeps);

        leadership = new Leadership(client, own, this::lead);
        Operator operator = Operators.create(
                client,
                new Operators.Namespaces(own, namespace),
                deliveries,
                runReconciler,
                knownRuns,
                options.cluster().leaderElection() ? Optional.of(leadership.election()) : Optional.empty());
        startup = new Startup(operator, client, own, readiness::ready);
    }

    @Produces
    @Singleton
    Inbox inbox() {
        return inbox;
    }

    @Produces
    @Singleton
    Api api() {
        return api;
    }

    @Produces
    @Singleton
    Slack slack() {
        return slack;
    }

    void start(@Observes StartupEvent event) {
        startup.begin();
        if (!options.cluster().leaderElection()) {
            lead();
        }
    }

    private void lead() {
        gitHub.takeOver();
        sweeps.lead();
        cacheSweeps.lead();
    }

    void stop(@Observes ShutdownEvent event) {
        sweeps.close();
        cacheSweeps.close();
        leadership.ending();
        scripts.close();
        startup.end();
        leadership.release();
        gitHub.close();
        client.close();
    }

    private static CacheSettings cacheSettings(Settings settings) {
        var defaults = settings.cacheDefaults();
        var caches = settings.caches();
        return new CacheSettings(
                settings.managedBy(),
                defaults.scope(),
                defaults.size(),
                defaults.storageClassName(),
                caches.idle(),
                caches.maxTotalSize().flatMap(Size::parse),
                CacheSettings.Placement.valueOf(caches.placement().toUpperCase(Locale.ROOT)));
    }

    private FlowSettings flowSettings(Settings settings, String namespace) {
        return new FlowSettings(
                namespace,
                settings.managedBy(),
                new FlowSettings.CiPaths(settings.ciContextPath(), settings.ciYamlFile(), settings.ciStarlarkFile()),
                new PolicySettings(
                        settings.buildBranches(), settings.buildDraftPullRequests(), settings.cancelOnClose()),
                settings.extraParameters(),
                settings.tolerations(),
                settings.nodeSelector(),
                new FlowSettings.Deploys(
                        settings.deployTemplates(), settings.productionEnvironments(), settings.environmentParameter()),
                new FlowSettings.Manual(
                        settings.manualTemplates(), settings.essentialTemplates(), settings.nonInteractiveBranches()),
                options.argoUi().toString(),
                new FlowSettings.Limits(options.upkeep().runTimeout(), PICKUP, PROGRESS),
                new ScriptSettings(
                        settings.starlark().repositories(),
                        settings.starlark().hosts(),
                        settings.starlark().steps(),
                        settings.starlark().memoryBytes(),
                        settings.starlark().timeout()));
    }
}
