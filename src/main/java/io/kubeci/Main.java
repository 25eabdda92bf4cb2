package io.kubeci;

import io.kubeci.cli.KubeCi;
import io.kubeci.config.Start;
import io.kubeci.config.StartOptions;
import io.kubeci.config.StartOptionsReader;
import io.kubeci.config.StartOptionsReader.Result;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/// Where the process begins: with a subcommand it is a tool, which starts no server; else it is the operator.
@QuarkusMain
public final class Main {

    /// As Go's `flag` package ends after a wrong command line, and so kube-ci 0.12.
    private static final int WRONG_USAGE = 2;

    private static final Set<String> HELP = Set.of("-h", "-help", "--help");

    Main() {}

    /// @param arguments a subcommand with its arguments, or the operator's start options
    public static void main(String... arguments) {
        var given = List.of(arguments);
        if (!given.isEmpty() && HELP.contains(given.getFirst())) {
            System.exit(KubeCi.run(List.of("help")));
        }
        if (!given.isEmpty() && !given.getFirst().startsWith("-")) {
            end(KubeCi.run(given));
        }
        switch (StartOptionsReader.read(given, System.getenv())) {
            case Result.Read(var options) -> operate(options);
            case Result.Faulty(var faults) -> {
                complain(System.err, faults);
                System.exit(WRONG_USAGE);
            }
        }
    }

    /// Ends a tool. There is nothing to shut down, and `System.exit` would start the logging to say that it does.
    private static void end(int exitCode) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private static void operate(StartOptions options) {
        Start.with(options);
        Clients.connectAhead(options.cluster());
        System.setProperty("quarkus.shutdown.delay", options.grace().shutdown().toString());
        System.setProperty(
                "quarkus.shutdown.timeout", options.grace().requests().toString());
        Quarkus.run();
    }

    private static void complain(PrintStream err, List<String> faults) {
        err.println("kube-ci cannot start:");
        faults.forEach(fault -> err.println("  " + fault));
        err.println("`help` lists all settings.");
    }
}
