package io.kubeci.flow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The name that Git gives to a file's content. Source: Pro Git, 10.2, "Object Storage".
final class BlobName {

    private BlobName() {}

    static String of(String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update("blob %d\0".formatted(content.length).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
