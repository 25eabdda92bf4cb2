package io.kubeci.fake.github;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;

/// The key of the App: GitHub keeps the public half, the App gets the private one.
final class AppKeys {

    private static final int BITS = 2048;

    /// What PKCS#8 puts around a PKCS#1 key of that length.
    private static final int PKCS8_HEADER_BYTES = 26;

    private final KeyPair pair;

    AppKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            pair = generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    PublicKey forGitHub() {
        return pair.getPublic();
    }

    /// PKCS#1 in PEM.
    String forTheApp() {
        var encoded = pair.getPrivate().getEncoded();
        var pkcs1 = Arrays.copyOfRange(encoded, PKCS8_HEADER_BYTES, encoded.length);
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs1);
        return "-----BEGIN RSA PRIVATE KEY-----\n" + text + "\n-----END RSA PRIVATE KEY-----\n";
    }
}
