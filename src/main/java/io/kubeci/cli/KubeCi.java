package io.kubeci.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command that all subcommands belong to. To add one, name it here.
@Command(
        name = "kube-ci",
        description = "Turns GitHub App events into Argo Workflows. Without a subcommand: the operator.",
        versionProvider = Version.class,
        subcommands = {StarCommand.class, Version.class, Help.class})
public final class KubeCi implements Runnable {

    private static final String STAR = "star";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// Runs a subcommand.
    ///
    /// @return the exit code: 0, 1 where the work failed, 2 where the command line is wrong
    public static int run(List<String> arguments) {
        if (arguments.getFirst().equals(STAR)) {
            return star(arguments.subList(1, arguments.size()));
        }
        return new CommandLine(new KubeCi()).execute(arguments.toArray(String[]::new));
    }

    /// By itself: the set-up of the other subcommands would double the time to the first evaluation.
    private static int star(List<String> arguments) {
        var options = StarOptions.quickly(arguments);
        return options.isPresent()
                ? ScriptRunner.runAll(options.get())
                : new CommandLine(new StarCommand()).execute(arguments.toArray(String[]::new));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which subcommand?");
    }
}
