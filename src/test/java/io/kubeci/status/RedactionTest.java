package io.kubeci.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final Redaction BY_FORM = Redaction.withoutValues();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "token ghp_abcdefghijklmnopqrstuvwxyz0123456789 used ~ token *** used",
                "gho_abcdefghijklmnopqrstuvwxyz0123456789. ~ ***.",
                "ghu_abcdefghijklmnopqrstuvwxyz0123456789 ~ ***",
                "xghs_abcdefghijklmnopqrstuvwxyz0123456789 ~ x***",
                "ghr_abcdefghijklmnopqrstuvwxyz0123456789 ~ ***",
                "github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz ~ ***",
                "https://octocat:s3cret@github.com/a/b ~ https://octocat:***@github.com/a/b",
                "https://x-access-token:abc@host ~ https://x-access-token:***@host",
                "https://abcdefghijklmnopqrstuvwxyz@host/ ~ https://***@host/",
                "postgres://u:p@@host/db ~ postgres://u:***@host/db",
                "Authorization: Bearer abc def ~ Authorization: Bearer ***",
                "curl -H 'authorization: Basic dXNlcjpwYXNz' https://x ~ curl -H 'authorization: Basic ***' https://x",
                "{\"Authorization\": \"token abc\"} ~ {\"Authorization\": \"token ***\"}",
                "bearer abcdefghijklmnop= ok ~ bearer *** ok",
                "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxMjM0NSJ9.c2lnbmF0dXJl ~ ***",
                "ghosts ghp_short git@github.com:a/b https://host:80/x ~ ghosts ghp_short git@github.com:a/b https://host:80/x",
                "the bearer of news ~ the bearer of news",
            })
    void masksWhatIsKnownByItsForm(String text, String masked) {
        assertThat(BY_FORM.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc+/=\nxyz\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\\nMIIEabc\\nxyz\\n-----END PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nMIIEabc\nxyz",
                "MIIEabc\nxyz\n-----END EC PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMIIEabc\nxyz\n-----BEGIN PRIVATE KEY-----\nxyz\n-----END PRIVATE KEY-----",
            })
    void masksPrivateKeysWholeOrCut(String key) {
        var masked = BY_FORM.mask("before:\n" + key + "\n, after");

        assertThat(masked)
                .startsWith("before:")
                .endsWith(", after")
                .doesNotContain("MIIE", "xyz")
                .contains("***");
    }

    @Test
    void leavesCertificatesAlone() {
        var certificate = "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----";

        assertThat(BY_FORM.mask(certificate)).isEqualTo(certificate);
    }

    @Test
    void masksValuesOfSecretsAndTheirEncodings() {
        var redaction = Redaction.of(Set.of("hunter2&co\n"));
        var base64 = Base64.getEncoder().encodeToString("hunter2&co".getBytes(StandardCharsets.UTF_8));
        var within = Base64.getEncoder().encodeToString("user:hunter2&co".getBytes(StandardCharsets.UTF_8));

        assertThat(redaction.mask("it is hunter2&co!")).isEqualTo("it is ***!");
        assertThat(redaction.mask("q=hunter2%26co")).isEqualTo("q=***");
        assertThat(redaction.mask(base64)).startsWith("***").hasSizeLessThan(8);
        assertThat(redaction.mask(within)).contains("***").doesNotContain("ahVudGVy");
    }

    @Test
    void masksTheLinesOfAValueOfManyLines() {
        var redaction = Redaction.of(Set.of("user=admin\npassword: correct-horse\n  \"token\": \"abcdefgh\",\n"));

        assertThat(redaction.mask("login admin correct-horse with abcdefgh")).isEqualTo("login admin *** with ***");
        assertThat(redaction.mask("user=admin")).isEqualTo("***");
    }

    @Test
    void leavesShortValuesAlone() {
        assertThat(Redaction.of(Set.of("true", "12345", "")).mask("true 12345")).isEqualTo("true 12345");
    }

    @Test
    void masksOverlappingValuesWhole() {
        assertThat(Redaction.of(Set.of("abcdef", "defghi", "abcdefg")).mask("xabcdefghiy"))
                .isEqualTo("x***y");
    }

    @Test
    void masksAValueThatIsLongerThanAPattern() {
        var value = "0123456789abcdef".repeat(100) + "end";

        assertThat(Redaction.of(Set.of(value)).mask("a " + value + " b")).isEqualTo("a *** b");
    }

    @Property(tries = 300)
    void neverLetsAValueThrough(
            @ForAll @StringLength(min = 6, max = 300) String value, @ForAll String before, @ForAll String after) {
        var stripped = value.strip();
        if (stripped.length() < SecretValues.MIN_LENGTH) {
            return;
        }

        var masked = Redaction.of(Set.of(value)).mask(before + stripped + after);

        assertThat(masked).doesNotContain(stripped);
    }

    @Property(tries = 300)
    void leavesTextAloneThatHoldsNothing(@ForAll @StringLength(max = 200) String text) {
        var once = BY_FORM.mask(text);

        assertThat(BY_FORM.mask(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_",
                "gh",
                "github_pat_",
                "://",
                "://a:",
                "eyJ",
                "authorization:",
                "bearer ",
                "-----BEGIN PRIVATE KEY-----",
                "-----END PRIVATE KEY-----",
                "-----BEGIN ",
                "value-",
                "a",
            })
    void staysLinearInHostileTextsWithThousandsOfValues(String piece) {
        var values = IntStream.range(0, 5_000)
                .mapToObj(i -> "value-" + i + "-secret")
                .collect(Collectors.toSet());
        values.add("a".repeat(5_000));
        var redaction = Redaction.of(values);
        var text = piece.repeat(1_000_000 / piece.length());
        var started = System.nanoTime();

        redaction.mask(text);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }
}
