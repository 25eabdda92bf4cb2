package io.kubeci.cache;

import static io.kubeci.cache.SomeVolume.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {

    private final Volume oldest = volume("oldest", "10Gi", "2026-01-01T00:00:00Z");
    private final Volume middle = volume("middle", "10Gi", "2026-01-02T00:00:00Z");
    private final Volume newest = volume("newest", "20Gi", "2026-01-03T00:00:00Z");

    @Test
    void removesNothingIfThereIsRoom() {
        assertThat(room("10Gi", "50Gi")).isEqualTo(new Room.Enough(List.of()));
    }

    @Test
    void removesWhatWasUsedLongestAgo() {
        assertThat(room("20Gi", "50Gi")).isEqualTo(new Room.Enough(List.of(oldest)));
        assertThat(room("30Gi", "50Gi")).isEqualTo(new Room.Enough(List.of(oldest, middle)));
    }

    @Test
    void leavesAloneWhatIsUsed() {
        var room = Room.forOneMore(size("20Gi"), size("50Gi"), List.of(newest, oldest, middle), oldest::equals);

        assertThat(room).isEqualTo(new Room.Enough(List.of(middle)));
    }

    @Test
    void saysHowMuchIsTakenIfNothingMoreCanGo() {
        var room = Room.forOneMore(size("20Gi"), size("30Gi"), List.of(newest, oldest, middle), newest::equals);

        assertThat(room).isEqualTo(new Room.Short(size("20Gi").bytes()));
        assertThat(room("60Gi", "50Gi")).isInstanceOf(Room.Short.class);
    }

    @Test
    void doesNotCountWhatIsGoing() {
        var going = new SomeVolume().ofSize("40Gi").deletedAt(NOW).named("going");

        assertThat(Room.forOneMore(size("20Gi"), size("50Gi"), List.of(going), _ -> false))
                .isEqualTo(new Room.Enough(List.of()));
    }

    private Room room(String wanted, String limit) {
        return Room.forOneMore(size(wanted), size(limit), List.of(newest, oldest, middle), _ -> false);
    }

    private static Volume volume(String name, String size, String lastUsed) {
        return new SomeVolume().ofSize(size).lastUsed(lastUsed).named(name);
    }

    private static Size size(String text) {
        return Size.parse(text).orElseThrow();
    }
}
