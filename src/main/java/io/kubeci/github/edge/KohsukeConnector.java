package io.kubeci.github.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/// Lets kohsuke's objects call GitHub through our connector, as one caller.
final class KohsukeConnector implements GitHubConnector {

    /// Headers of requests that our connector sets itself.
    private static final Set<String> OURS = Set.of("authorization", "accept-encoding", "user-agent");

    /// Headers of answers that would make kohsuke do what was done already: decompress, and ask again after a 404 that
    /// has
    /// an ETag.
    private static final Set<String> DEALT_WITH = Set.of("content-encoding", "etag");

    private final ApiConnector connector;
    private final Caller caller;

    KohsukeConnector(ApiConnector connector, Caller caller) {
        this.connector = connector;
        this.caller = caller;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        return new Response(request, connector.send(caller, translated(request)));
    }

    private static ApiRequest translated(GitHubConnectorRequest request) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        request.allHeaders().forEach((name, values) -> {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(", ", values));
            }
        });
        var stream = request.body();
        var body = stream == null ? new byte[0] : stream.readAllBytes();
        if (body.length > 0 && request.contentType() != null) {
            headers.putIfAbsent("Content-Type", request.contentType());
        }
        var uri = URI.create(request.url().toString());
        var repeatable = "GET".equals(request.method());
        return new ApiRequest(request.method(), uri, headers, body, ApiRequest.MAX_BYTES, repeatable);
    }

    private static Map<String, List<String>> remaining(ApiAnswer answer) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().forEach((name, values) -> {
            if (!DEALT_WITH.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
            }
        });
        return headers;
    }

    private static final class Response extends GitHubConnectorResponse {

        private final byte[] body;

        Response(GitHubConnectorRequest request, ApiAnswer answer) {
            super(request, answer.status(), remaining(answer));
            body = answer.body();
        }

        @Override
        public InputStream bodyStream() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            // There is nothing to close: the body is in memory.
        }
    }
}
