package io.kubeci;

import io.kubeci.cli.StarCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import picocli.CommandLine;

@QuarkusMain
public final class Main {
    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("star")) {
            var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(new CommandLine(new StarCommand()).execute(rest));
        }
        Quarkus.run(arguments);
    }
}
