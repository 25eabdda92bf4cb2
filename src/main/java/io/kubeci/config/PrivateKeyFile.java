package io.kubeci.config;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The form of a GitHub App's private key, which GitHub gives out as PKCS#1 (`RSA PRIVATE KEY`); PKCS#8 is taken, too.
final class PrivateKeyFile {

    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (?<kind>(?:RSA )?PRIVATE KEY)-----(?<body>[A-Za-z0-9+/=\\s]+)-----END \\k<kind>-----");

    /// How the DER form of both kinds begins: an ASN.1 sequence.
    private static final byte SEQUENCE = 0x30;

    private PrivateKeyFile() {}

    /// What is wrong with a key file's text; empty if it has the form of a key.
    static Optional<String> fault(String text) {
        var pem = PEM.matcher(text);
        if (text.contains("ENCRYPTED")) {
            return Optional.of("is encrypted; it must be the key as GitHub gave it out");
        }
        if (!pem.find()) {
            return Optional.of("is no private key in PEM form (-----BEGIN RSA PRIVATE KEY-----)");
        }
        try {
            var der = Base64.getMimeDecoder().decode(pem.group("body").strip());
            return der.length > 0 && der[0] == SEQUENCE ? Optional.empty() : Optional.of("holds no RSA key");
        } catch (IllegalArgumentException broken) {
            return Optional.of("is a broken PEM file: " + broken.getMessage());
        }
    }
}
