package io.kubeci.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kube-ci version`.
@Command(name = "version", description = "Says which version this is.")
final class Version implements Runnable, IVersionProvider {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        out.println(getVersion()[0]);
        out.flush();
    }

    @Override
    public String[] getVersion() {
        var properties = new Properties();
        try (var resource = Version.class.getResourceAsStream("version.properties")) {
            properties.load(resource);
        } catch (IOException broken) {
            throw new UncheckedIOException("the jar's version.properties cannot be read", broken);
        }
        return new String[] {"kube-ci %s (Java %s)".formatted(properties.getProperty("version"), Runtime.version())};
    }
}
