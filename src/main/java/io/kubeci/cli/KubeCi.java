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
            // By itself: the other subcommands' set-up would double the time to the first evaluation.
            return new CommandLine(new StarCommand())
                    .execute(arguments.subList(1, arguments.size()).toArray(String[]::new));
        }
        return new CommandLine(new KubeCi()).execute(arguments.toArray(String[]::new));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which subcommand?");
    }
}
