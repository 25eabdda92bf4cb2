package io.kubeci.cache;

import static io.kubeci.cache.SomeVolume.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.cache.CacheSettings.Placement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpkeepTest {

    @ParameterizedTest(name = "last used {0}: {1}")
    @CsvSource({
        "2026-01-31T11:00:00Z, KEEP",
        "2026-01-17T12:00:01Z, KEEP",
        "2026-01-17T12:00:00Z, REMOVE",
        "2025-01-01T00:00:00Z, REMOVE",
        "yesterday, NOTE"
    })
    void removesWhatNobodyHasUsedForLong(String lastUsed, Upkeep expected) {
        var volume = new SomeVolume().lastUsed(lastUsed).named("x");

        assertThat(Upkeep.of(volume, settings(Optional.of(Duration.ofDays(14))), NOW))
                .isEqualTo(expected);
        assertThat(Upkeep.of(volume, settings(Optional.empty()), NOW)).isEqualTo(Upkeep.KEEP);
    }

    @Test
    void givesAVolumeOfAnEarlierVersionItsFullTimeFromNowOn() {
        var unknown = new SomeVolume().named("x");

        assertThat(Upkeep.of(unknown, settings(Optional.of(Duration.ofDays(14))), NOW))
                .isEqualTo(Upkeep.NOTE);
    }

    @Test
    void helpsOutWhatIsGoingAndRemovesWhatIsObsoleteAlsoWhereNothingIsIdle() {
        var going = new SomeVolume().deletedAt(NOW).named("x");
        var obsolete = new SomeVolume().annotated(CacheKeys.OBSOLETE, "renamed").named("x");

        assertThat(Upkeep.of(going, settings(Optional.empty()), NOW)).isEqualTo(Upkeep.RELEASE);
        assertThat(Upkeep.of(obsolete, settings(Optional.empty()), NOW)).isEqualTo(Upkeep.REMOVE);
    }

    private static CacheSettings settings(Optional<Duration> idle) {
        return new CacheSettings(
                "kube-ci",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                idle,
                Optional.empty(),
                Placement.REQUIRED);
    }
}
