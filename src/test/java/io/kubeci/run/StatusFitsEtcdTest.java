package io.kubeci.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kubeci.github.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others write into logs and files is as long as they like; a Run has to fit etcd's 1.5 MiB.
class StatusFitsEtcdTest {

    private static final int HALF_A_MEBIBYTE = 512 * 1024;

    @ParameterizedTest(name = "of {0}")
    @ValueSource(strings = {"x", "\"", "\u0001", "語", "😀"})
    void keepsAsManyRemarksAsHaveRoom(String letter) throws JsonProcessingException {
        var found = Collections.nCopies(1_000, remark(letter.repeat(2_000)));

        var kept = Findings.fitting(found);

        assertThat(kept).isNotEmpty();
        assertThat(bytes(new Findings("", List.of(), kept, List.of()))).isLessThan(HALF_A_MEBIBYTE);
    }

    @Test
    void keepsAllUsualRemarks() {
        assertThat(Findings.fitting(Collections.nCopies(300, remark("undefined: foo"))))
                .hasSize(300);
    }

    @ParameterizedTest(name = "of {0}")
    @ValueSource(strings = {"x", "😀"})
    void keepsTheBeginningOfALongReason(String letter) {
        var status = RunStatus.fresh().in(RunPhase.INVALID, letter.repeat(1 << 20));

        assertThat(status.why()).startsWith(letter).endsWith(letter + "…").hasSizeLessThanOrEqualTo(8_000);
    }

    private static Annotation remark(String message) {
        return new Annotation("main.go", 1, 1, 0, 0, Annotation.Level.FAILURE, "", message);
    }

    private static int bytes(Findings findings) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(findings).getBytes(StandardCharsets.UTF_8).length;
    }
}
