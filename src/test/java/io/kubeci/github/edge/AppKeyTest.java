package io.kubeci.github.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppKeyTest {

    /// PKCS#8's header before a key of 2,048 bits; what follows is PKCS#1.
    private static final int HEADER = 26;

    private static final byte[] PKCS8 = Some.KEY_PAIR.getPrivate().getEncoded();
    private static final byte[] PKCS1 = Arrays.copyOfRange(PKCS8, HEADER, PKCS8.length);

    @Test
    void readsTheFileThatGitHubHandsOut() throws GeneralSecurityException {
        assertSigns(AppKey.ofPem(Some.pem("RSA PRIVATE KEY", PKCS1)));
    }

    @Test
    void readsTheFormThatToolsMakeOfIt() throws GeneralSecurityException {
        assertSigns(AppKey.ofPem(Some.pem("PRIVATE KEY", PKCS8)));
    }

    @Test
    void readsWindowsLinesAndTextAroundTheKey() throws GeneralSecurityException {
        var pem = "The key of our App\n" + Some.pem("RSA PRIVATE KEY", PKCS1) + "\n\n";

        assertSigns(AppKey.ofPem(pem.replace("\n", "\r\n")));
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {1024, 3072, 4096})
    void readsKeysOfOtherLengths(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        var der = generator.generateKeyPair().getPrivate().getEncoded();
        var header = der.length - (((der[24] & 0xff) << 8) + (der[25] & 0xff));

        assertThat(AppKey.ofPem(Some.pem("RSA PRIVATE KEY", Arrays.copyOfRange(der, header, der.length)))
                        .sign(new byte[1]))
                .hasSize(bits / 8);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ENCRYPTED PRIVATE KEY,without a passphrase",
        "EC PRIVATE KEY,holds a 'EC PRIVATE KEY'",
        "OPENSSH PRIVATE KEY,holds a 'OPENSSH PRIVATE KEY'",
        "CERTIFICATE,holds a 'CERTIFICATE'",
        "PUBLIC KEY,holds a 'PUBLIC KEY'",
        "PRIVATE KEY,damaged",
        "RSA PRIVATE KEY,damaged"
    })
    void saysWhatIsWrongWithAnotherFile(String label, String says) {
        var pem = Some.pem(label, "no key at all".getBytes(StandardCharsets.UTF_8));

        assertThatIllegalArgumentException().isThrownBy(() -> AppKey.ofPem(pem)).withMessageContaining(says);
    }

    @Test
    void saysThatATraditionalFileIsEncrypted() {
        var pem = Some.pem("RSA PRIVATE KEY", PKCS1)
                .replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nM");

        assertThatIllegalArgumentException().isThrownBy(() -> AppKey.ofPem(pem)).withMessageContaining("passphrase");
    }

    @Test
    void refusesAKeyOfAnotherKind() throws GeneralSecurityException {
        var pem = Some.pem(
                "PRIVATE KEY",
                KeyPairGenerator.getInstance("EC")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppKey.ofPem(pem))
                .withMessageContaining("not an RSA key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-----BEGIN RSA PRIVATE KEY-----\n!!!\n-----END RSA PRIVATE KEY-----"})
    void refusesWhatIsNoKeyWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppKey.ofPem(text))
                .withMessageStartingWith("the App's private key")
                .withMessageNotContaining("!!!");
    }

    @Test
    void isNeverPrinted() {
        assertThat(Some.KEY).hasToString("AppKey[…]");
    }

    private static void assertSigns(AppKey key) throws GeneralSecurityException {
        var data = "data".getBytes(StandardCharsets.UTF_8);
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(Some.KEY_PAIR.getPublic());
        verifier.update(data);

        assertThat(verifier.verify(key.sign(data))).isTrue();
    }
}
