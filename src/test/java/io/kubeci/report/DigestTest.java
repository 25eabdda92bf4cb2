package io.kubeci.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.github.Annotation;
import io.kubeci.github.CheckRunUpdate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final CheckRunUpdate QUEUED = CheckReports.queued(SomeRun.view());

    @Test
    void staysTheSameOverVersions() {
        assertThat(Digest.of(QUEUED)).hasSize(24).isEqualTo(Digest.of(CheckReports.queued(SomeRun.view())));
    }

    @Test
    void doesNotSeeAnnotations() {
        var remark = new Annotation("a.go", 1, 1, 0, 0, Annotation.Level.NOTICE, "", "x");

        assertThat(Digest.of(QUEUED.withAnnotations(List.of(remark)))).isEqualTo(Digest.of(QUEUED));
    }

    @Test
    void seesEverythingElse() {
        assertThat(Digest.of(CheckReports.queued(SomeRun.view("demo", "a7b1", true))))
                .isNotEqualTo(Digest.of(QUEUED));
        assertThat(Digest.of(CheckReports.queued(SomeRun.view("other", "a7b1", false))))
                .isNotEqualTo(Digest.of(QUEUED));
    }

    @Test
    void tellsTextsApartThatReadTheSameTogether() {
        assertThat(Digest.of(said("a", "bc"))).isNotEqualTo(Digest.of(said("ab", "c")));
    }

    private static CheckRunUpdate said(String summary, String text) {
        return new CheckRunUpdate(
                QUEUED.name(),
                QUEUED.externalId(),
                QUEUED.detailsUrl(),
                QUEUED.state(),
                QUEUED.startedAt(),
                new CheckRunUpdate.Output("title", summary, text),
                List.of(),
                List.of());
    }
}
