package io.kubeci.github.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AppJwtTest {

    private final String jwt = AppJwt.signed(Some.KEY, 99, Some.NOW);

    @Test
    void isDatedBackAMinuteAndEndsWithinTenMinutes() {
        var claims = Answers.parsed(decoded(jwt.split("\\.")[1]));

        assertThat(claims.path("iat").asLong()).isEqualTo(Some.NOW.getEpochSecond() - 60);
        assertThat(claims.path("exp").asLong() - Some.NOW.getEpochSecond()).isBetween(1L, 600L);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isLessThanOrEqualTo(600L);
        assertThat(claims.path("iss").asText()).isEqualTo("99");
    }

    @Test
    void isSignedByTheKeyOfTheApp() throws GeneralSecurityException {
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(Some.KEY_PAIR.getPublic());
        verifier.update(jwt.substring(0, jwt.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));

        assertThat(decoded(jwt.split("\\.")[0])).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(jwt.split("\\.")[2])))
                .isTrue();
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
