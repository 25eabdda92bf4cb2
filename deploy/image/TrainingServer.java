import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// As much of a Kubernetes API server, and of GitHub's API, as kube-ci needs to start and to take webhooks while the
/// AOT cache is made: lists are empty, what is made or changed comes back and is told to whoever watches, and GitHub
/// knows a repository without CI files.
///
///     java TrainingServer.java KEYSTORE PASSWORD
///
/// prints the two ports, `CLUSTER GITHUB`, and serves until it is killed.
public final class TrainingServer {

    private static final String WEBSOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern LIST = Pattern.compile("/apis?/(?:.*/)?(v1|v1alpha1)/(?:namespaces/[^/]+/)?([a-z]+)");
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");
    private static final String METADATA = "\"metadata\":{";

    private static final AtomicLong VERSION = new AtomicLong(1);
    private static final List<Watcher> WATCHERS = new CopyOnWriteArrayList<>();

    private record Watcher(String path, OutputStream out) {}

    private record Request(String method, String path, String query, Map<String, String> headers, String body) {}

    private TrainingServer() {}

    public static void main(String[] arguments) throws Exception {
        var cluster = sockets(Path.of(arguments[0]), arguments[1].toCharArray());
        var gitHub = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        System.out.println(cluster.getLocalPort() + " " + gitHub.getLocalPort());
        Thread.ofPlatform().start(() -> serve(cluster, TrainingServer::kubernetes));
        serve(gitHub, TrainingServer::gitHub);
    }

    private static ServerSocket sockets(Path file, char[] password) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private interface Handler {

        /// @return false if the connection has become something else
        boolean handle(Request request, OutputStream out) throws IOException;
    }

    private static void serve(ServerSocket server, Handler handler) {
        while (true) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket, handler));
            } catch (IOException e) {
                System.err.println("a connection was not made: " + e);
            }
        }
    }

    private static void talk(Socket socket, Handler handler) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            while (handler.handle(read(in), out)) {
                out.flush();
            }
            // A watch: what the client says is not looked at, until it hangs up.
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // The other side has gone.
        }
    }

    private static boolean kubernetes(Request request, OutputStream out) throws IOException {
        if ("websocket".equalsIgnoreCase(request.headers().get("upgrade"))) {
            var accept = Base64.getEncoder()
                    .encodeToString(sha1(request.headers().get("sec-websocket-key") + WEBSOCKET));
            write(out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n");
            out.flush();
            WATCHERS.add(new Watcher(request.path(), out));
            return false;
        }
        var list = LIST.matcher(request.path());
        if (request.method().equals("GET") && request.path().endsWith("/apis/argoproj.io/v1alpha1")) {
            answer(out, 200, """
                    {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"argoproj.io/v1alpha1","resources":[{\
                    "name":"workflows","singularName":"workflow","namespaced":true,"kind":"Workflow","verbs":["list"]}]}""");
        } else if (request.method().equals("GET") && list.matches()) {
            answer(out, 200, "{\"kind\":\"List\",\"apiVersion\":\"%s\",\"metadata\":{\"resourceVersion\":\"%d\"},\"items\":[]}"
                    .formatted(list.group(1), VERSION.get()));
        } else if (request.method().equals("GET")) {
            answer(out, 404, """
                    {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","reason":"NotFound","code":404}""");
        } else {
            var stored = stored(request.body());
            answer(out, request.method().equals("POST") ? 201 : 200, stored);
            tell(request, stored);
        }
        return true;
    }

    private static String stored(String body) {
        return body.contains(METADATA)
                ? body.replaceFirst(
                        Pattern.quote(METADATA),
                        METADATA + "\"resourceVersion\":\"%d\",\"uid\":\"%08d-0000-4000-8000-000000000000\",\"generation\":1,"
                                .formatted(VERSION.incrementAndGet(), VERSION.get()))
                : "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Success\",\"code\":200}";
    }

    /// What was made is told to those who watch the list that it is in; what was changed is not, it would only lead to
    /// a look at something that is done.
    private static void tell(Request request, String stored) throws IOException {
        for (var watcher : WATCHERS) {
            if (request.method().equals("POST")
                    && watcher.path().equals(request.path())
                    && NAME.matcher(stored).find()) {
                var event = ("{\"type\":\"ADDED\",\"object\":" + stored + "}").getBytes(StandardCharsets.UTF_8);
                var frame = new ByteArrayOutputStream();
                frame.write(0x81);
                frame.write(event.length < 126 ? event.length : event.length < 65_536 ? 126 : 127);
                for (int shift = event.length < 126 ? -8 : event.length < 65_536 ? 8 : 56; shift >= 0; shift -= 8) {
                    frame.write((int) ((long) event.length >> shift));
                }
                frame.write(event);
                synchronized (watcher.out()) {
                    watcher.out().write(frame.toByteArray());
                    watcher.out().flush();
                }
            }
        }
    }

    private static boolean gitHub(Request request, OutputStream out) throws IOException {
        if (request.path().endsWith("/access_tokens")) {
            answer(out, 201, "{\"token\":\"ghs_training\",\"expires_at\":\"2099-01-01T00:00:00Z\",\"permissions\":{}}");
        } else if (request.path().equals("/app/hook/deliveries")) {
            answer(out, 200, "[]");
        } else if (request.path().equals("/repos/acme/app")) {
            answer(out, 200, """
                    {"id":7,"name":"app","full_name":"acme/app","owner":{"login":"acme","id":8,"type":"User"},\
                    "private":false,"default_branch":"main","html_url":"https://github.com/acme/app"}""");
        } else {
            answer(out, 404, "{\"message\":\"Not Found\"}");
        }
        return true;
    }

    private static void answer(OutputStream out, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        write(out, "HTTP/1.1 %d .\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(status, bytes.length));
        out.write(bytes);
        out.flush();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Request read(InputStream in) throws IOException {
        var first = line(in).split(" ");
        if (first.length < 2) {
            throw new EOFException();
        }
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(), parts[1].strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        var target = first[1].split("\\?", 2);
        return new Request(
                first[0], target[0], target.length > 1 ? target[1] : "", headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
