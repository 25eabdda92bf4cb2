package io.kubeci.fake.cluster;

import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request in the API's own words.
///
/// @param apiVersion `argoproj.io/v1alpha1`, "" if the path is none of a resource
/// @param subresource `status`, `log`, "" for the object itself
record ApiRequest(
        String method,
        String path,
        Map<String, String> query,
        String apiVersion,
        String namespace,
        String plural,
        String name,
        String subresource,
        String contentType,
        String body) {

    private static final Pattern RESOURCE = Pattern.compile("/(?:api|apis/(?<group>[^/]+))/(?<version>v[^/]+)"
            + "(?:/namespaces/(?<namespace>[^/]+)(?=/[^/]))?/(?<plural>[^/]+)(?:/(?<name>[^/]+))?(?:/(?<sub>[^/]+))?");

    static ApiRequest of(RecordedRequest request) {
        var uri = request.getPath();
        int mark = uri.indexOf('?');
        var path = mark < 0 ? uri : uri.substring(0, mark);
        var type = request.getHeader("Content-Type");
        var body = request.getBody() == null ? "" : new String(bytes(request), StandardCharsets.UTF_8);
        var matcher = RESOURCE.matcher(path);
        boolean resource = matcher.matches();
        var group = resource ? text(matcher, "group") : "";
        var version = resource ? text(matcher, "version") : "";
        return new ApiRequest(
                request.getMethod(),
                path,
                query(mark < 0 ? "" : uri.substring(mark + 1)),
                group.isEmpty() ? version : group + "/" + version,
                resource ? text(matcher, "namespace") : "",
                resource ? text(matcher, "plural") : "",
                resource ? text(matcher, "name") : "",
                resource ? text(matcher, "sub") : "",
                type == null ? "" : type,
                body);
    }

    private static byte[] bytes(RecordedRequest request) {
        var bytes = request.getBody().getBytes();
        return bytes == null ? new byte[0] : bytes;
    }

    private static String text(Matcher matcher, String group) {
        var text = matcher.group(group);
        return text == null ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                query.put(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    boolean is(Kind kind) {
        return kind.apiVersion().equals(apiVersion) && kind.plural().equals(plural);
    }

    boolean isWatch() {
        return "true".equals(query.get("watch")) || "1".equals(query.get("watch"));
    }

    boolean isDryRun() {
        return query.containsKey("dryRun");
    }

    /// Kubernetes' word for what is done: `create`, `list`, `patch`.
    String verb() {
        return switch (method) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> isWatch() ? "watch" : name.isEmpty() ? "list" : "get";
        };
    }

    /// As roles name it: `pods/log`.
    String resource() {
        return subresource.isEmpty() ? plural : plural + "/" + subresource;
    }
}
