package io.kubeci.reconcile;

import io.kubeci.model.RepoRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/// The labels by which Runs are listed. Names of branches can be longer than a label and hold what a label cannot, so
/// they are hashed: two that differ never meet.
final class Labels {

    static final String REPOSITORY = Delivery.GROUP + "/repository-id";
    static final String REPOSITORY_NAME = Delivery.GROUP + "/repository-hash";
    static final String INSTALLATION = Delivery.GROUP + "/installation-id";
    static final String SHA = Delivery.GROUP + "/sha";
    static final String REF = Delivery.GROUP + "/ref-hash";

    /// 80 bits: enough that no two refs of one repository meet.
    private static final int HASH_BYTES = 10;

    private Labels() {}

    static Map<String, String> ofRun(RepoRef repo, String sha, String refType, String refName) {
        return Map.of(
                REPOSITORY,
                repository(repo),
                REPOSITORY_NAME,
                repositoryName(repo.fullName()),
                INSTALLATION,
                Long.toString(repo.installationId()),
                SHA,
                sha,
                REF,
                ref(refType, refName));
    }

    static Map<String, String> ofRepository(RepoRef repo) {
        return Map.of(REPOSITORY, repository(repo));
    }

    static Map<String, String> ofInstallation(long installationId) {
        return Map.of(INSTALLATION, Long.toString(installationId));
    }

    static Map<String, String> ofCommit(RepoRef repo, String sha) {
        return Map.of(REPOSITORY, repository(repo), SHA, sha);
    }

    static Map<String, String> ofRef(RepoRef repo, String refType, String refName) {
        return Map.of(REPOSITORY, repository(repo), REF, ref(refType, refName));
    }

    private static String repository(RepoRef repo) {
        return Long.toString(repo.id());
    }

    /// The value of [#REPOSITORY_NAME], for who knows a repository's name only; GitHub's names know no upper and lower
    /// case.
    static String repositoryName(String fullName) {
        return hash(fullName.toLowerCase(Locale.ROOT));
    }

    /// The value of [#REF].
    static String ref(String refType, String refName) {
        return hash(refType + "/" + refName);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
