package io.kubeci;

import io.kubeci.command.edge.TemplateFiles;
import io.kubeci.config.Settings;
import io.kubeci.config.SettingsFile;
import io.kubeci.flow.CacheCleaner;
import io.kubeci.flow.CommandFlow;
import io.kubeci.flow.CommandRights;
import io.kubeci.flow.CommandSettings;
import io.kubeci.flow.FlowSettings;
import io.kubeci.flow.Pipelines;
import io.kubeci.github.edge.GitHubApp;
import io.kubeci.run.Runs;
import io.kubeci.workflow.Workflows;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.function.Supplier;

/// The part of the object graph that obeys people.
record CommandWiring(SettingsFile file, GitHubApp gitHub) {

    CommandRights rights() {
        return new CommandRights(
                gitHub.people(), () -> new CommandSettings(file.get().commands().allow()));
    }

    CommandFlow flow(
            CommandRights rights,
            CacheCleaner caches,
            Runs runs,
            Workflows workflows,
            Pipelines pipelines,
            Supplier<FlowSettings> settings,
            InstantSource clock) {
        var ports = new CommandFlow.Ports(
                gitHub.gitHub(),
                gitHub.comments(),
                gitHub.contents(),
                gitHub.deploymentRequests(),
                caches,
                new TemplateFiles(() -> templatePlaces(file.get())));
        return new CommandFlow(ports, rights, runs, workflows, pipelines, settings, clock);
    }

    private static TemplateFiles.Places templatePlaces(Settings settings) {
        var named = new HashMap<String, TemplateFiles.Named>();
        settings.templates()
                .forEach((name, template) ->
                        named.put(name, new TemplateFiles.Named(template.description(), template.ci())));
        return new TemplateFiles.Places(settings.commands().templates(), named);
    }
}
