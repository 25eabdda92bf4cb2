package io.kubeci.config;

import io.kubeci.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what the operator is told at start, and finds all that is wrong with it at once.
public final class StartOptionsReader {

    private StartOptionsReader() {}

    /// What the command line and the environment turned out to be.
    public sealed interface Result {

        /// All is well.
        record Read(StartOptions options) implements Result {}

        /// Something has to be mended first.
        ///
        /// @param faults a line each, which says what to do
        record Faulty(List<String> faults) implements Result {}
    }

    /// Reads the options and the files that they name.
    public static Result read(List<String> arguments, Map<String, String> environment) {
        var given = StartArguments.of(arguments, environment);
        var faults = new ArrayList<>(given.faults());
        var options = options(new StartValues(given.values(), faults), faults);
        return faults.isEmpty() ? new Result.Read(options) : new Result.Faulty(List.copyOf(faults));
    }

    private static StartOptions options(StartValues values, List<String> faults) {
        var files = new StartFiles(values, faults);
        var configFile = values.path(StartOption.CONFIG);
        return new StartOptions(
                new StartOptions.GitHubApp(
                        values.positive(StartOption.APP_ID, "the number that the App's page on GitHub shows as App ID"),
                        files.privateKey(StartOption.KEYFILE),
                        files.secrets(StartOption.SECRETFILE),
                        values.apiUrl(StartOption.GITHUB_API_URL)),
                new AllowList(files.numbers(StartOption.IDSFILE), values.wholePattern(StartOption.ORGS)),
                new StartOptions.Cluster(
                        files.readable(StartOption.KUBECONFIG),
                        values.optional(StartOption.MASTER),
                        values.namespace(StartOption.NAMESPACE),
                        values.flag(StartOption.LEADER_ELECTION)),
                new StartOptions.Grace(
                        values.duration(StartOption.GRACE_SHUTDOWN), values.duration(StartOption.GRACE_REQUESTS)),
                new StartOptions.Upkeep(
                        values.longerThanNothing(StartOption.SWEEP_INTERVAL),
                        values.longerThanNothing(StartOption.RUN_TIMEOUT),
                        values.duration(StartOption.DELIVERY_RETENTION),
                        values.duration(StartOption.RUN_RETENTION),
                        values.count(StartOption.RUNS_PER_BRANCH),
                        values.count(StartOption.RUNS_TOTAL)),
                new StartOptions.Slack(
                        files.optionalSecret(StartOption.SLACK_TOKENFILE),
                        files.optionalSecret(StartOption.SLACK_SECRETFILE)),
                new StartOptions.Api(
                        files.optionalSecrets(StartOption.API_TOKENFILE), values.path(StartOption.API_TOKENFILE)),
                values.webAddress(StartOption.ARGO_UI),
                configFile,
                settings(configFile, files, faults));
    }

    private static Settings settings(Optional<Path> file, StartFiles files, List<String> faults) {
        if (file.isEmpty()) {
            return Settings.defaults();
        }
        var text = files.text(StartOption.CONFIG, file.get()).orElse("");
        return switch (SettingsReader.read(file.get().toString(), text)) {
            case SettingsReader.Result.Read(var settings) -> settings;
            case SettingsReader.Result.Faulty(var problems) -> {
                problems.stream().map(Problem::located).forEach(faults::add);
                yield Settings.defaults();
            }
        };
    }
}
