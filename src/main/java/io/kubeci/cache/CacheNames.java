package io.kubeci.cache;

import io.kubeci.workflow.SafeName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The names of claims as kube-ci 0.12 makes them: `ci-SCOPE-ORG-REPO-HASH`, of over-long ones the last 50 characters.
/// Source: observed with kube-ci 0.12.5.
final class CacheNames {

    /// The longest name and the longest label value, in characters. Source: kube-ci 0.12.
    static final int MAX_LENGTH = 50;

    private static final int HASH_CHARACTERS = 8;
    private static final Pattern LEADING = Pattern.compile("^[-.0-9]+");
    private static final Pattern TRAILING = Pattern.compile("[-.]+$");

    private CacheNames() {}

    /// `x` and the first characters of a SHA-1 in URL-safe Base64. It tells names apart and protects nothing: whose a
    /// claim is, its annotations say.
    static String hash(List<String> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("#", parts).getBytes(StandardCharsets.UTF_8));
            return "x"
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1, this one does not", e);
        }
    }

    /// A claim's name. Without dots, because one cloud refuses them.
    static String claim(Scope scope, String org, String repo, String hash) {
        return SafeName.part(label("ci", scope.word(), org, repo, hash), MAX_LENGTH);
    }

    /// A label's value: the parts joined by dots, of over-long text the end.
    static String label(String... parts) {
        var joined = List.of(parts).stream()
                .map(part -> SafeName.part(part, Integer.MAX_VALUE))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
        var cut = joined.length() > MAX_LENGTH ? joined.substring(joined.length() - MAX_LENGTH) : joined;
        return TRAILING.matcher(LEADING.matcher(cut).replaceFirst("")).replaceFirst("");
    }
}
