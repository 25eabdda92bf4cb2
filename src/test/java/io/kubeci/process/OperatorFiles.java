package io.kubeci.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/// The files and variables by which an operator is told what to do, and the file that it prints to.
final class OperatorFiles {

    private final Operator.Settings settings;

    OperatorFiles(Operator.Settings settings) {
        this.settings = settings;
    }

    void write() {
        try {
            Files.createDirectories(settings.directory());
            Files.writeString(file("key.pem"), settings.privateKey());
            Files.setPosixFilePermissions(file("key.pem"), PosixFilePermissions.fromString("rw-------"));
            Files.writeString(file("secret"), settings.webhookSecret() + "\n");
            Files.writeString(file("config.yaml"), settings.configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return settings.directory().resolve(name);
    }

    Path configuration() {
        return file("config.yaml");
    }

    Path log() {
        return file("operator.log");
    }

    String printed() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port of the loopback address that nobody listens on.
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it is told by its environment.
    Map<String, String> variables(int port) {
        var variables = new HashMap<String, String>();
        variables.put("KUBECONFIG", settings.kubeconfig().toString());
        variables.put("KUBE_CI_CONFIG", configuration().toString());
        variables.put("KUBE_CI_KEYFILE", file("key.pem").toString());
        variables.put("KUBE_CI_SECRETFILE", file("secret").toString());
        variables.put("KUBE_CI_GITHUB_APPID", Long.toString(settings.appId()));
        variables.put("KUBE_CI_GITHUB_API_URL", settings.gitHubApi().toString());
        variables.put("KUBE_CI_LEADER_ELECTION", "false");
        variables.put("POD_NAMESPACE", settings.namespace());
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.putAll(settings.environment());
        return variables;
    }
}
