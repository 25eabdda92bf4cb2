package io.kubeci.pipeline.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kubeci.model.Lazy;
import io.kubeci.pipeline.ScriptSupply;
import io.kubeci.pipeline.WebFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Files over HTTPS. The name is looked up once and the connection made to the very address that was checked, so that
/// no second look-up can lead into our own network; that is why this speaks HTTP itself, for Java's client looks up
/// again.
///
/// What was read is kept with its ETag and asked for by it. No cookies, no tokens, no proxies.
public final class HttpsFiles implements WebFiles {

    /// As for every module.
    private static final int MAX_BYTES = 1 << 20;

    private static final int MAX_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final long MAX_KEPT_BYTES = 8L << 20;

    private final Resolver resolver;
    private final Predicate<InetAddress> acceptable;
    private final Lazy<SSLSocketFactory> sockets;
    private final Duration timeout;
    private final String userAgent;

    private final Cache<URI, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT_BYTES)
            .weigher((URI _, Kept file) -> file.bytes().length + 1_000)
            .build();

    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Kept(String etag, byte[] bytes) {}

    /// How names become addresses.
    @FunctionalInterface
    interface Resolver {

        /// All addresses of a name.
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    HttpsFiles(
            Resolver resolver,
            Predicate<InetAddress> acceptable,
            Supplier<SSLSocketFactory> sockets,
            Duration timeout,
            String userAgent) {
        this.resolver = resolver;
        this.acceptable = acceptable;
        this.sockets = new Lazy<>(sockets);
        this.timeout = timeout;
        this.userAgent = userAgent;
    }

    /// The usual one: the system's names and certificates, public addresses only.
    ///
    /// @param version our own, for `User-Agent`
    public static HttpsFiles create(String version) {
        return new HttpsFiles(
                host -> List.of(InetAddress.getAllByName(host)),
                PublicAddress::is,
                () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Duration.ofSeconds(10),
                "kube-ci/" + version);
    }

    @Override
    public ScriptSupply read(URI uri, Predicate<URI> allowed) {
        var at = URI.create(uri.toASCIIString());
        try {
            for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
                var answer = get(at);
                if (!REDIRECTS.contains(answer.status())) {
                    return supply(at, answer);
                }
                at = at.resolve(URI.create(answer.header("location").orElse("")));
                if (!allowed.test(at)) {
                    return new ScriptSupply.Refused("%s redirects to %s, which may not be read".formatted(uri, at));
                }
            }
            return new ScriptSupply.Refused("%s redirects more than %d times".formatted(uri, MAX_REDIRECTS));
        } catch (IOException e) {
            return new ScriptSupply.Refused("%s cannot be read: %s".formatted(at, reason(e)));
        } catch (IllegalArgumentException _) {
            return new ScriptSupply.Refused("%s redirects to what is no URL".formatted(uri));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "its host is not known";
        }
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private ScriptSupply supply(URI uri, HttpAnswer answer) {
        if (answer.status() == 304) {
            return Optional.ofNullable(kept.getIfPresent(uri))
                    .<ScriptSupply>map(file -> new ScriptSupply.Content(file.bytes()))
                    .orElseGet(() -> new ScriptSupply.Refused("%s answered 304 unasked".formatted(uri)));
        }
        if (answer.status() == 404 || answer.status() == 410) {
            return new ScriptSupply.Missing();
        }
        if (answer.status() != 200) {
            return new ScriptSupply.Refused("%s answered %d".formatted(uri, answer.status()));
        }
        if (!answer.header("content-encoding").orElse("identity").equalsIgnoreCase("identity")) {
            return new ScriptSupply.Refused("%s is compressed, though that was not asked for".formatted(uri));
        }
        answer.header("etag")
                .filter(HttpsFiles::isPlain)
                .ifPresent(etag -> kept.put(uri, new Kept(etag, answer.body())));
        return new ScriptSupply.Content(answer.body());
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private HttpAnswer get(URI uri) throws IOException {
        int port = uri.getPort() < 0 ? 443 : uri.getPort();
        var address = checked(uri.getHost());
        var done = new CountDownLatch(1);
        try (var plain = new Socket()) {
            endInTime(plain, done);
            plain.connect(new InetSocketAddress(address, port), Math.toIntExact(timeout.toMillis()));
            try (var secure = (SSLSocket) sockets.get().createSocket(plain, uri.getHost(), port, true)) {
                var parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                secure.startHandshake();
                secure.getOutputStream().write(request(uri));
                secure.getOutputStream().flush();
                return HttpAnswer.read(new BufferedInputStream(secure.getInputStream()), MAX_BYTES);
            }
        } catch (HttpAnswer.TooLong e) {
            throw e;
        } catch (IOException e) {
            throw done.getCount() == 0
                    ? new IOException("it took more than %d s".formatted(timeout.toSeconds()), e)
                    : e;
        } finally {
            done.countDown();
        }
    }

    /// A server may send one byte at a time: only an end from outside is an end.
    private void endInTime(Socket socket, CountDownLatch done) {
        Thread.ofVirtual().name("https-timeout").start(() -> {
            try {
                if (!done.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    done.countDown();
                    socket.close();
                }
            } catch (InterruptedException | IOException _) {
                // Then it is closed already, or about to be.
                Thread.currentThread().interrupt();
            }
        });
    }

    /// The address to connect to; if any of a name's addresses is not public, none is good.
    private InetAddress checked(String host) throws IOException {
        var literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var addresses = resolver.addresses(literal);
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        if (!addresses.stream().allMatch(acceptable)) {
            throw new IOException("its host has an address that is not public");
        }
        return addresses.getFirst();
    }

    private byte[] request(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var known = Optional.ofNullable(kept.getIfPresent(uri))
                .map(file -> "If-None-Match: " + file.etag() + "\r\n")
                .orElse("");
        return ("GET " + path + query + " HTTP/1.1\r\nHost: " + uri.getRawAuthority() + "\r\nUser-Agent: " + userAgent
                        + "\r\nAccept: */*\r\nAccept-Encoding: identity\r\n" + known + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
