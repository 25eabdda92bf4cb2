package io.kubeci.workflow;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The name of a Workflow: `repo[.entrypoint].ref.hash`, at most 50 characters.
public final class WorkflowName {

    /// The longest name, in characters. Argo allows 63, because the name becomes a label of pods.
    static final int MAX_LENGTH = 50;

    private static final int MAX_REPO = 20;
    private static final int MAX_REPO_BESIDE_ENTRYPOINT = 15;
    private static final int MAX_ENTRYPOINT = 15;
    private static final int HASH_DIGITS = 8;
    private static final int MAX_PREFIX = MAX_LENGTH - HASH_DIGITS - ".x".length();

    private WorkflowName() {}

    /// The same arguments always give the same name, and another seed gives another one.
    ///
    /// @param repoName the repository's name without its owner
    /// @param entrypoint the template that was asked for, "" for the default
    /// @param ref the branch's or tag's short name
    /// @param seed what makes this run different from all others of the same ref
    public static String of(String repoName, String entrypoint, String ref, String seed) {
        var beforeHash = prefix(repoName, entrypoint, ref);
        return beforeHash.isEmpty() ? hash(seed) : beforeHash + "." + hash(seed);
    }

    static String prefix(String repoName, String entrypoint, String ref) {
        var start = entrypoint.isEmpty()
                ? SafeName.part(repoName, MAX_REPO)
                : SafeName.joined(List.of(
                        SafeName.part(repoName, MAX_REPO_BESIDE_ENTRYPOINT),
                        SafeName.part(entrypoint, MAX_ENTRYPOINT)));
        var rest = start.isEmpty() ? MAX_PREFIX : MAX_PREFIX - start.length() - 1;
        return SafeName.joined(List.of(start, SafeName.part(ref, rest)));
    }

    /// `x` and eight letters or digits.
    private static String hash(String seed) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            var digits = new BigInteger(1, digest).toString(Character.MAX_RADIX);
            return "x" + "0".repeat(HASH_DIGITS).concat(digits).substring(digits.length());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256, this one does not", e);
        }
    }
}
