package io.kubeci.pipeline;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Understands the URLs that scripts load, and says which of them are allowed.
///
/// @param directory the CI directory
/// @param owner the owner of the repository that is built; what belongs to it may be read
/// @param settings what else may be read
public record ModuleUrls(String directory, String owner, ScriptSettings settings) {

    private static final String CONTEXT = "context:";
    private static final String GITHUB = "github://";
    private static final String HTTPS = "https://";
    private static final String REF = "ref=";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern REPOSITORY = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");

    /// What a URL means.
    public sealed interface Meaning {

        /// A place that may be read.
        record Place(ModuleUrl url) implements Meaning {}

        /// Nothing that may be had, and why.
        record Refused(String reason) implements Meaning {}
    }

    /// Resolves a URL.
    ///
    /// @param from the module that loads; what is relative is relative to it, and inherits its ref
    public Meaning resolve(String url, ModuleUrl from) {
        if (url.startsWith(CONTEXT)) {
            return context(url.substring(CONTEXT.length()), "");
        }
        if (url.startsWith(GITHUB)) {
            return gitHub(url.substring(GITHUB.length()), from);
        }
        if (url.startsWith(HTTPS)) {
            return web(url);
        }
        if (SCHEME.matcher(url).matches()) {
            return refused("there are builtin:, context:, github: and https: URLs, and paths");
        }
        return relative(url.startsWith("///") ? url.substring(2) : url, from);
    }

    private Meaning relative(String path, ModuleUrl from) {
        return switch (from) {
            case ModuleUrl.Context base ->
                path.startsWith("/") ? context(path, "") : context("/" + path, parent(base.path()));
            case ModuleUrl.GitHub base -> {
                if (path.startsWith("//")) {
                    yield gitHub(path.substring(2), from);
                }
                var full = path.startsWith("/") ? path.substring(1) : parent(base.path()) + path;
                yield gitHub(base.owner(), base.repository(), base.ref(), full);
            }
            case ModuleUrl.Web(URI base) ->
                uri(path)
                        .map(relative -> web(base.resolve(relative).toString()))
                        .orElseGet(() -> refused("not a URL"));
        };
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private Meaning context(String path, String base) {
        if (path.startsWith("//") && !path.startsWith("///")) {
            return refused("a context has no host: write context:///%s".formatted(path.substring(2)));
        }
        return normalized(base + path)
                .<Meaning>map(clean -> new Meaning.Place(new ModuleUrl.Context(directory, clean)))
                .orElseGet(() -> refused("this leads out of the directory " + directory));
    }

    private Meaning gitHub(String rest, ModuleUrl from) {
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return refused("a path is missing: github://repository.owner/path");
        }
        var host = rest.substring(0, slash);
        int dot = host.lastIndexOf('.');
        if (dot >= 0) {
            return gitHub(host.substring(dot + 1), host.substring(0, dot), "", rest.substring(slash + 1));
        }
        return switch (from) {
            case ModuleUrl.Context _ -> gitHub(owner, host, "", rest.substring(slash + 1));
            case ModuleUrl.GitHub base -> gitHub(base.owner(), host, "", rest.substring(slash + 1));
            case ModuleUrl.Web _ -> refused("the owner is missing: github://%s.owner/path".formatted(host));
        };
    }

    private Meaning gitHub(String whose, String repository, String inherited, String rest) {
        int question = rest.indexOf('?');
        var query = question < 0 ? "" : rest.substring(question + 1);
        if (!query.isEmpty() && (!query.startsWith(REF) || query.contains("&"))) {
            return refused("ref is the only parameter that there is, as in ?ref=v1");
        }
        var ref = query.isEmpty() ? Optional.of(inherited) : decoded(query.substring(REF.length()));
        var path = decoded(question < 0 ? rest : rest.substring(0, question)).flatMap(ModuleUrls::normalized);
        if (ref.isEmpty() || path.isEmpty() || path.get().isEmpty() || hasControl(ref.get() + path.get())) {
            return refused("not a path in a repository");
        }
        if (!OWNER.matcher(whose).matches() || !REPOSITORY.matcher(repository).matches()) {
            return refused("not a repository's name: github://repository.owner/path");
        }
        if (!mayRead(whose, repository)) {
            return refused(
                    "only repositories of %s may be read here, and those that the operator's configuration names in starlark.repositories"
                            .formatted(owner));
        }
        return new Meaning.Place(new ModuleUrl.GitHub(whose, repository, ref.get(), path.get()));
    }

    private boolean mayRead(String whose, String repository) {
        return whose.equalsIgnoreCase(owner)
                || settings.repositories().stream().anyMatch(allowed -> allowed.matches(whose + "/" + repository));
    }

    private Meaning web(String url) {
        var parsed = uri(url).map(URI::normalize);
        if (parsed.isEmpty() || parsed.get().getHost() == null) {
            return refused("not a URL");
        }
        var uri = parsed.get();
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return refused("a URL without user and fragment is wanted");
        }
        return mayRead(uri)
                ? new Meaning.Place(new ModuleUrl.Web(uri))
                : refused("the host %s is not among those that the operator's configuration allows in starlark.hosts"
                        .formatted(hostAndPort(uri)));
    }

    /// Whether a URL may be read, also one that another one redirects to.
    public boolean mayRead(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && settings.hosts().stream().anyMatch(hostAndPort(uri)::equalsIgnoreCase);
    }

    private static String hostAndPort(URI uri) {
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return uri.getPort() < 0 || uri.getPort() == 443 ? host : host + ":" + uri.getPort();
    }

    private static Optional<URI> uri(String url) {
        try {
            return Optional.of(URI.create(url));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static Optional<String> normalized(String path) {
        var parts = new ArrayDeque<String>();
        for (var part : List.of(path.split("/", -1))) {
            if (part.equals("..") && parts.pollLast() == null) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    private static Meaning refused(String reason) {
        return new Meaning.Refused(reason);
    }
}
