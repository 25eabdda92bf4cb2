package io.kubeci.cache;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Whether one more volume fits into what a repository may have, and what has to go for it.
public sealed interface Room {

    /// It fits.
    ///
    /// @param after these are removed, the one that was used longest ago first
    record Enough(List<Volume> after) implements Room {

        /// Copies the list.
        public Enough {
            after = List.copyOf(after);
        }
    }

    /// It does not, and what is there is in use.
    ///
    /// @param taken what the volumes in use ask for
    record Short(BigDecimal taken) implements Room {}

    /// Makes room by removing what was used longest ago.
    ///
    /// @param volumes those of the repository; one that is being deleted counts as gone
    /// @param isUsed which of them must stay
    static Room forOneMore(Size wanted, Size limit, List<Volume> volumes, Predicate<Volume> isUsed) {
        var there =
                volumes.stream().filter(volume -> volume.deletedAt().isEmpty()).toList();
        var taken = sum(there).add(wanted.bytes());
        var removed = new ArrayList<Volume>();
        var candidates = there.stream()
                .filter(isUsed.negate())
                .sorted(Comparator.comparing(
                                (Volume volume) -> volume.lastUsed().orElse(volume.createdAt()))
                        .thenComparing(Volume::name))
                .iterator();
        while (taken.compareTo(limit.bytes()) > 0 && candidates.hasNext()) {
            var oldest = candidates.next();
            taken = taken.subtract(bytes(oldest));
            removed.add(oldest);
        }
        return taken.compareTo(limit.bytes()) > 0 ? new Short(taken.subtract(wanted.bytes())) : new Enough(removed);
    }

    private static BigDecimal sum(List<Volume> volumes) {
        return volumes.stream().map(Room::bytes).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal bytes(Volume volume) {
        return volume.size().map(Size::bytes).orElse(BigDecimal.ZERO);
    }
}
