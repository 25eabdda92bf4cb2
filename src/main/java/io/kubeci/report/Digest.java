package io.kubeci.report;

import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// A fingerprint of what GitHub is told, to be kept and compared: equal means that there is nothing to tell.
///
/// Annotations are not part of it, because GitHub appends them and they are counted by themselves. Stable over
/// versions of Java and restarts.
public final class Digest {

    /// Bytes of the SHA-256 that are kept: 96 bits, written as 24 hex digits.
    private static final int BYTES = 12;

    private final MessageDigest sha;

    private Digest(MessageDigest sha) {
        this.sha = sha;
    }

    /// 24 hex digits.
    public static String of(CheckRunUpdate update) {
        var digest = new Digest(sha256());
        digest.add(update.name());
        digest.add(update.externalId());
        digest.add(update.detailsUrl().orElse(""));
        digest.add(update.state().status());
        if (update.state() instanceof CheckState.Completed(var conclusion, var at)) {
            digest.add(conclusion.wire());
            digest.add(at.toString());
        }
        digest.add(update.startedAt().map(Instant::toString).orElse(""));
        digest.add(update.output().title());
        digest.add(update.output().summary());
        digest.add(update.output().text());
        for (var action : update.actions()) {
            digest.add(action.label());
            digest.add(action.description());
            digest.add(action.identifier());
        }
        return HexFormat.of().formatHex(digest.sha.digest(), 0, BYTES);
    }

    /// With its length before it, so that no two lists of texts read the same.
    private void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java has", impossible);
        }
    }
}
