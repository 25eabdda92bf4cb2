package io.kubeci.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.api.RunsQuery.Reading;
import io.kubeci.run.RunPages;
import io.kubeci.run.RunPhase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsQueryTest {

    @Test
    void wantsTheNewestOfAllWhereNothingIsSaid() {
        var query = ((Reading.Read) RunsQuery.read(Map.of())).query();

        assertThat(query.limit()).isEqualTo(50);
        assertThat(query.after()).isEmpty();
        assertThat(query.filter().phase()).isEmpty();
    }

    @Test
    void takesFiltersAndTheCursorOfAnEarlierPage() {
        var place = new RunPages.Position(Instant.parse("2026-01-01T10:00:00.123Z"), "shop.main.x1");

        var query = ((Reading.Read) RunsQuery.read(Map.of(
                        "repository", List.of("acme/shop"),
                        "branch", List.of("feature/x"),
                        "phase", List.of("timedout"),
                        "limit", List.of("200"),
                        "cursor", List.of(RunsQuery.cursor(place)))))
                .query();

        assertThat(query.filter().repository()).contains("acme/shop");
        assertThat(query.filter().branch()).contains("feature/x");
        assertThat(query.filter().phase()).contains(RunPhase.TIMED_OUT);
        assertThat(query.after()).contains(place);
        assertThat(query.limit()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "repository, shop",
        "phase, Sleeping",
        "limit, 0",
        "limit, 201",
        "limit, many",
        "cursor, ???",
        "cursor, YWJj",
        "color, red"
    })
    void refusesABadValueByItsName(String name, String value) {
        assertThat(RunsQuery.read(Map.of(name, List.of(value))))
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(FieldFault::field)
                                .containsExactly(name));
    }
}
