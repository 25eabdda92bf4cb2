package io.kubeci.pipeline.edge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// A server for HTTPS on `localhost` that answers byte for byte what it is told to.
final class StubServer implements AutoCloseable {

    private static final char[] PASSWORD = "password".toCharArray();
    private static final SSLContext TLS = tls();

    private final SSLServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> drips = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private StubServer(SSLServerSocket socket) {
        this.socket = socket;
    }

    static StubServer start() {
        try {
            var socket = (SSLServerSocket)
                    TLS.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var server = new StubServer(socket);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answers(String path, String bytes) {
        answers.put(path, bytes);
    }

    /// One byte every 50 ms after this beginning, for ever.
    void drips(String path, String beginning) {
        drips.put(path, beginning);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> requests() {
        return requests;
    }

    /// Trusts this server's certificate only.
    SSLSocketFactory clientSockets() {
        return TLS.getSocketFactory();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = (SSLSocket) socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(SSLSocket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            var head = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append("\r\n");
            }
            if (head.isEmpty()) {
                return;
            }
            requests.add(head.toString());
            var path = head.toString().split("[ ?]")[1];
            var out = connection.getOutputStream();
            out.write(answers.getOrDefault(path, drips.getOrDefault(path, "")).getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (drips.containsKey(path)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                out.write('x');
                out.flush();
            }
        } catch (IOException _) {
            // The client has gone, as some tests want.
            requests.size();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext tls() {
        try {
            var file = Files.createTempDirectory("kube-ci-tls").resolve("localhost.p12");
            make(file);
            var store = KeyStore.getInstance(file.toFile(), PASSWORD);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path file) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }
}
