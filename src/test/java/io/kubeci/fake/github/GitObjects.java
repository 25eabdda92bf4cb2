package io.kubeci.fake.github;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The objects of a Git repository as Git itself stores them, loose: one compressed file each.
///
/// Read and written without a git process, which would take longer than everything else that the fake does. The
/// repositories are set up so that Git never packs them (`GitRepository`).
final class GitObjects {

    private final Path directory;

    GitObjects(Path directory) {
        this.directory = directory;
    }

    /// @param type `blob`, `tree`, `commit` or `tag`
    record GitObject(String type, byte[] content) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    Optional<GitObject> read(String sha) {
        if (!sha.matches("[0-9a-f]{40}")) {
            return Optional.empty();
        }
        var file = file(sha);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in = new InflaterInputStream(Files.newInputStream(file))) {
            var bytes = in.readAllBytes();
            int end = 0;
            while (bytes[end] != 0) {
                end++;
            }
            var header = new String(bytes, 0, end, StandardCharsets.US_ASCII);
            return Optional.of(new GitObject(
                    header.substring(0, header.indexOf(' ')), Arrays.copyOfRange(bytes, end + 1, bytes.length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writing an object that is there already changes nothing.
    String write(String type, byte[] content) {
        var out = new ByteArrayOutputStream(content.length + 32);
        out.writeBytes((type + " " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
        var sha = HexFormat.of().formatHex(sha1(out.toByteArray()));
        var file = file(sha);
        if (Files.exists(file)) {
            return sha;
        }
        try {
            Files.createDirectories(file.getParent());
            var temporary = Files.createTempFile(directory, "tmp_obj_", "");
            try (var zipped = new DeflaterOutputStream(Files.newOutputStream(temporary))) {
                out.writeTo(zipped);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha;
    }

    private Path file(String sha) {
        return directory.resolve(sha.substring(0, 2)).resolve(sha.substring(2));
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
