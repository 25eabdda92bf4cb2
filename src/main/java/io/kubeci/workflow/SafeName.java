package io.kubeci.workflow;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text of any kind, made into parts of Kubernetes names and label values. Source of the form: kube-ci 0.12.
public final class SafeName {

    /// The longest label value that kube-ci writes, in characters. Kubernetes allows 63.
    static final int MAX_LABEL = 50;

    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9-]");
    private static final Pattern LEADING = Pattern.compile("^[0-9.-]+");
    private static final Pattern TRAILING = Pattern.compile("[.-]+$");
    private static final Pattern EDGES = Pattern.compile("^[.-]+|[.-]+$");

    private SafeName() {}

    /// A part of a DNS name: lower case, letters, digits and dashes, a letter first and no dash last; "" if nothing is
    /// left.
    ///
    /// @param maxLength the most characters; of over-long text the beginning is kept
    public static String part(String text, int maxLength) {
        var safe = LEADING.matcher(escaped(text)).replaceFirst("");
        var cut = safe.length() > maxLength ? safe.substring(0, Math.max(0, maxLength)) : safe;
        return TRAILING.matcher(cut).replaceFirst("");
    }

    /// A label's value: at most [#MAX_LABEL] characters, of which the last are kept.
    public static String label(String text) {
        var safe = escaped(text);
        var cut = safe.length() > MAX_LABEL ? safe.substring(safe.length() - MAX_LABEL) : safe;
        return EDGES.matcher(cut).replaceAll("");
    }

    /// Parts joined by dots, those left out that are empty.
    static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
    }

    private static String escaped(String text) {
        return UNSAFE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
    }
}
