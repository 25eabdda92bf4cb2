package io.kubeci;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Counts the requests to the API server, as `kube_ci_kubernetes_requests_total{verb,resource,status}`: what a run
/// costs the cluster, and what an idle kube-ci does there.
final class KubernetesMetrics implements Interceptor {

    /// The place of the group's version in `/apis/GROUP/VERSION/…`; the core group's `/api/VERSION/…` is one shorter.
    private static final int GROUP_VERSION = 2;

    private final MeterRegistry registry;

    KubernetesMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void after(
            HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> bodyConsumer) {
        count(request, Integer.toString(response.code()));
    }

    @Override
    public void afterConnectionFailure(HttpRequest request, Throwable failure) {
        count(request, "none");
    }

    private void count(HttpRequest request, String status) {
        var called = called(request.method(), request.uri());
        registry.counter(
                        "kube_ci_kubernetes_requests",
                        Tags.of("verb", called.verb(), "resource", called.resource(), "status", status))
                .increment();
    }

    /// What a request does, in Kubernetes' words.
    ///
    /// @param resource with its subresource, `runs/status`; "other" where the path is none of a resource
    record Called(String verb, String resource) {}

    /// Source: Kubernetes' documentation, "API concepts", "Resource URIs", and "Authorization", "Request verb".
    static Called called(String method, URI uri) {
        var parts = Arrays.asList(uri.getPath().replaceAll("^/", "").split("/"));
        int prefix = parts.getFirst().equals("apis") ? GROUP_VERSION + 1 : GROUP_VERSION;
        var path = parts.subList(Math.min(prefix, parts.size()), parts.size());
        if (path.size() > 2 && path.getFirst().equals("namespaces")) {
            path = path.subList(2, path.size());
        }
        if (path.isEmpty()) {
            return new Called(method, "other");
        }
        boolean named = path.size() > 1;
        var resource = path.size() > 2 ? path.getFirst() + "/" + path.get(2) : path.getFirst();
        return new Called(verb(method, named, uri), resource);
    }

    private static String verb(String method, boolean named, URI uri) {
        boolean watches = uri.getQuery() != null && uri.getQuery().contains("watch=true");
        return switch (method) {
            case "GET" -> watches ? "watch" : named ? "get" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> method;
        };
    }
}
