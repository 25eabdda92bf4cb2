package io.kubeci.cli;

import io.kubeci.config.StartOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kube-ci help`: the subcommands, and what the operator can be told at start.
@Command(name = "help", description = "Lists the subcommands and the operator's start options.", helpCommand = true)
final class Help implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        spec.root().commandLine().usage(out);
        out.println();
        out.println("The operator's start options, as -name value or -name=value, or as environment variables:");
        for (var option : StartOption.values()) {
            out.printf("  %s%n      %s", option.label(), option.meaning());
            out.println(option.byDefault().isEmpty() ? "" : " (default %s)".formatted(option.byDefault()));
        }
        out.println("  QUARKUS_HTTP_PORT, QUARKUS_HTTP_HOST");
        out.println("      where it listens (default 8080, 0.0.0.0)");
        out.flush();
    }
}
