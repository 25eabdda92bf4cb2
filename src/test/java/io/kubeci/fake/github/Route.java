package io.kubeci.fake.github;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// One of GitHub's endpoints.
///
/// @param template as in the API description
/// @param needs a permission such as `checks:write`, `app` for the App's own token, `any` for every valid token
record Route(
        String method,
        String template,
        String needs,
        Function<Call, Reply> handler,
        Pattern pattern,
        List<String> names) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /// Parameters that may contain slashes.
    private static final Set<String> LONG = Set.of("path", "ref", "branch", "basehead");

    static Route of(String method, String template, String needs, Function<Call, Reply> handler) {
        var names = new ArrayList<String>();
        var pattern = PARAMETER.matcher(template).replaceAll(found -> {
            var name = found.group(1);
            names.add(name);
            if (name.equals("path")) {
                return "(.*)";
            }
            return LONG.contains(name) ? "(.+)" : "([^/]+)";
        });
        return new Route(method, template, needs, handler, Pattern.compile(pattern.replace("/(.*)", "/?(.*)")), names);
    }

    String operation() {
        return method + " " + template;
    }

    Optional<Map<String, String>> match(String requestMethod, String rawPath) {
        var matcher = pattern.matcher(rawPath);
        if (!requestMethod.equals(method) || !matcher.matches()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            var raw = matcher.group(i + 1).replace("+", "%2B");
            values.put(names.get(i), URLDecoder.decode(raw, StandardCharsets.UTF_8));
        }
        return Optional.of(values);
    }

    /// The path with its values in one segment each, which is what validators understand.
    String plainPath(Map<String, String> values) {
        return PARAMETER
                .matcher(template)
                .replaceAll(found -> URLEncoder.encode(
                        values.get(found.group(1)).isEmpty() ? "." : values.get(found.group(1)),
                        StandardCharsets.UTF_8));
    }

    /// More segments first: `commits/{ref}/check-runs` goes before `commits/{ref}`.
    int weight() {
        return -template.split("/").length * 2 + names.size();
    }
}
