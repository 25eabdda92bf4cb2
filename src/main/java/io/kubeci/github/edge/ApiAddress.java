package io.kubeci.github.edge;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Where GitHub's API is: the one place that tokens go to.
///
/// @param base without a slash at its end: `https://api.github.com`, or `https://host/api/v3` of an Enterprise Server
public record ApiAddress(URI base) {

    private static final String ENTERPRISE_PATH = "/api/v3";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /// Reads the configured URL.
    ///
    /// @throws IllegalArgumentException if it is no absolute http(s) URL, or plain http to another machine
    public static ApiAddress of(String url) {
        var base = parsed(url);
        var host = base.getHost();
        if (host == null || base.getRawUserInfo() != null || base.getRawQuery() != null) {
            throw new IllegalArgumentException("not the URL of GitHub's API: '%s'".formatted(withoutUserInfo(base)));
        }
        var secure = "https".equalsIgnoreCase(base.getScheme());
        if (!secure
                && !("http".equalsIgnoreCase(base.getScheme()) && LOOPBACK.contains(host.toLowerCase(Locale.ROOT)))) {
            throw new IllegalArgumentException(
                    "GitHub's API must be reached by https, or by http on a loopback address: '%s'".formatted(base));
        }
        return new ApiAddress(base);
    }

    /// The URL of a REST call.
    ///
    /// @param path from its slash on, encoded, with its query
    URI rest(String path) {
        return URI.create(base + path);
    }

    /// The URL of GraphQL. Source: GitHub Docs, "Forming calls with GraphQL"; for an Enterprise Server the same page in
    /// its edition.
    URI graphql() {
        var text = base.toString();
        if (text.endsWith(ENTERPRISE_PATH)) {
            return URI.create(text.substring(0, text.length() - ENTERPRISE_PATH.length()) + "/api/graphql");
        }
        return URI.create(text + "/graphql");
    }

    /// Whether a token may go there: scheme, host and port are the configured ones.
    boolean owns(URI uri) {
        return base.getScheme().equalsIgnoreCase(uri.getScheme())
                && base.getHost().equalsIgnoreCase(uri.getHost())
                && port(base) == port(uri)
                && uri.getRawUserInfo() == null;
    }

    /// The path as GitHub's reference names it: without `/api/v3`.
    String pathOf(URI uri) {
        if (uri.equals(graphql())) {
            return "/graphql";
        }
        var path = Objects.requireNonNullElse(uri.getRawPath(), "");
        var prefix = Objects.requireNonNullElse(base.getRawPath(), "");
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    /// One segment of a path, or one value of a query.
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static URI parsed(String url) {
        var text = url.strip();
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not the URL of GitHub's API: '%s'".formatted(url), e);
        }
    }

    private static String withoutUserInfo(URI uri) {
        return uri.getRawUserInfo() == null ? uri.toString() : uri.toString().replace(uri.getRawUserInfo() + "@", "…@");
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
