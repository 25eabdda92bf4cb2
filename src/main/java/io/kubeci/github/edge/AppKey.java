package io.kubeci.github.edge;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The private key by which we prove to be the App, as GitHub hands it out: RSA, in PEM.
///
/// Both forms are read: PKCS#1 (`BEGIN RSA PRIVATE KEY`, GitHub's own) and PKCS#8 (`BEGIN PRIVATE KEY`, what tools make
/// of it). Nothing of the key is ever in a message or in [#toString].
public final class AppKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final Pattern WHITESPACE = Pattern.compile("\\s");

    /// PKCS#8's version 0 and the algorithm identifier of RSA (RFC 5208, section 5; RFC 8017, appendix A.1).
    private static final byte[] RSA_HEADER = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int DER_SEQUENCE = 0x30;
    private static final int DER_OCTET_STRING = 0x04;
    private static final int DER_SHORT_LENGTH = 0x80;

    private final PrivateKey key;

    private AppKey(PrivateKey key) {
        this.key = key;
    }

    /// Reads a PEM file's text; what stands before and after the key does not matter.
    ///
    /// @throws IllegalArgumentException if it is not an unencrypted RSA private key; the message says
    /// what it is instead
    public static AppKey ofPem(String pem) {
        var matcher = PEM.matcher(pem);
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    "the App's private key is not a PEM file (-----BEGIN RSA PRIVATE KEY-----)");
        }
        var content = matcher.group(2);
        if (content.contains("ENCRYPTED")) {
            throw encrypted();
        }
        return switch (matcher.group(1)) {
            case "RSA PRIVATE KEY" -> ofPkcs8(wrapped(decoded(content)));
            case "PRIVATE KEY" -> ofPkcs8(decoded(content));
            case "ENCRYPTED PRIVATE KEY" -> throw encrypted();
            case String label ->
                throw new IllegalArgumentException(
                        "the App's private key file holds a '%s'; GitHub's App keys are RSA private keys"
                                .formatted(label));
        };
    }

    /// Signs by RSASSA-PKCS1-v1_5 with SHA-256 (`RS256`).
    byte[] sign(byte[] data) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the App's private key cannot sign", e);
        }
    }

    private static AppKey ofPkcs8(byte[] der) {
        try {
            return new AppKey(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("the App's private key is damaged, or not an RSA key");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no RSA", e);
        }
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getDecoder().decode(WHITESPACE.matcher(content).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the App's private key is damaged: it is not base64 between its lines");
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        return element(DER_SEQUENCE, joined(RSA_HEADER, element(DER_OCTET_STRING, pkcs1)));
    }

    private static byte[] element(int tag, byte[] content) {
        return joined(joined(new byte[] {(byte) tag}, length(content.length)), content);
    }

    /// DER's lengths: one byte below 128, else the number of bytes that follow, and these (X.690, section 8.1.3).
    private static byte[] length(int length) {
        if (length < DER_SHORT_LENGTH) {
            return new byte[] {(byte) length};
        }
        if (length <= 0xff) {
            return new byte[] {(byte) 0x81, (byte) length};
        }
        if (length <= 0xffff) {
            return new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
        }
        throw new IllegalArgumentException("the App's private key is damaged: %d bytes long".formatted(length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static IllegalArgumentException encrypted() {
        return new IllegalArgumentException(
                "the App's private key is encrypted; store it without a passphrase (openssl pkey -in key.pem -out plain.pem)");
    }

    @Override
    public String toString() {
        return "AppKey[…]";
    }
}
