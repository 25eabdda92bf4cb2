package io.kubeci.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The start options one by one, as what they are. A fault is noted, and something harmless stands in, so that one
/// reading finds all faults.
final class StartValues {

    private static final Set<String> YES = Set.of("true", "1", "t");
    private static final Set<String> NO = Set.of("false", "0", "f");
    private static final URI NOWHERE = URI.create("http://localhost/");

    private final Map<StartOption, String> given;
    private final List<String> faults;

    StartValues(Map<StartOption, String> given, List<String> faults) {
        this.given = given;
        this.faults = faults;
    }

    /// What was given, or the default; "" where there is neither.
    String text(StartOption option) {
        return given.getOrDefault(option, option.byDefault());
    }

    Optional<String> optional(StartOption option) {
        return Optional.of(text(option)).filter(text -> !text.isEmpty());
    }

    Optional<Path> path(StartOption option) {
        try {
            return optional(option).map(Path::of);
        } catch (InvalidPathException bad) {
            fault(option, "is no path: '%s'".formatted(text(option)));
            return Optional.empty();
        }
    }

    /// A number that has to be there.
    long positive(StartOption option, String what) {
        var text = text(option);
        if (text.matches("0*[1-9][0-9]{0,17}")) {
            return Long.parseLong(text);
        }
        fault(option, text.isEmpty() ? "is missing: " + what : "must be %s, not '%s'".formatted(what, text));
        return 1;
    }

    int count(StartOption option) {
        var text = text(option);
        if (text.matches("[1-9][0-9]{0,6}")) {
            return Integer.parseInt(text);
        }
        fault(option, "must be a whole number from 1 to 9999999, not '%s'".formatted(text));
        return 1;
    }

    boolean flag(StartOption option) {
        var word = text(option).toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            fault(option, "must be true or false, not '%s'".formatted(text(option)));
        }
        return YES.contains(word);
    }

    Duration duration(StartOption option) {
        var duration = GoDuration.parse(text(option));
        if (duration.isEmpty()) {
            fault(option, "must be a duration such as 30s, 1m30s or 500ms, not '%s'".formatted(text(option)));
        }
        return duration.orElse(Duration.ZERO);
    }

    Duration longerThanNothing(StartOption option) {
        var duration = duration(option);
        if (duration.isZero() && GoDuration.parse(text(option)).isPresent()) {
            fault(option, "must be longer than nothing");
        }
        return duration;
    }

    /// A regular expression put between anchors, so that `a|b` means `a` or `b` and no more.
    Optional<Pattern> wholePattern(StartOption option) {
        try {
            return optional(option).map(text -> {
                Pattern.compile(text);
                return Pattern.compile("^(?:" + text + ")$");
            });
        } catch (PatternSyntaxException bad) {
            fault(
                    option,
                    "is no regular expression that RE2 reads: '%s': %s".formatted(text(option), bad.getDescription()));
            return Optional.empty();
        }
    }

    /// A Kubernetes namespace's name.
    String namespace(StartOption option) {
        if (!text(option).matches("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")) {
            fault(option, "is no name of a namespace: '%s'".formatted(text(option)));
        }
        return text(option);
    }

    /// A web address, with a slash put at its end.
    URI webAddress(StartOption option) {
        var text = text(option);
        return address(option, text.endsWith("/") ? text : text + "/");
    }

    /// GitHub's API, without slashes at its end. Tokens go there, so that plain http is taken to this machine only.
    URI apiUrl(StartOption option) {
        var address = address(option, text(option).replaceAll("/+$", ""));
        if (address.getScheme().equalsIgnoreCase("http") && !isLoopback(address.getHost())) {
            fault(option, "must be an https address, since tokens are sent there: '%s'".formatted(address));
        }
        return address;
    }

    void fault(StartOption option, String what) {
        faults.add(option.label() + " " + what);
    }

    private URI address(StartOption option, String text) {
        try {
            var address = new URI(text);
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() != null
                    && Set.of("http", "https").contains(scheme)
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException bad) {
            fault(option, "is no web address: " + bad.getReason());
            return NOWHERE;
        }
        fault(option, "must be a plain web address such as %s".formatted(option.byDefault()));
        return NOWHERE;
    }

    /// Looks at the text only: no name but `localhost` is looked up.
    private static boolean isLoopback(String host) {
        var name = host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
        if (name.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(name).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
