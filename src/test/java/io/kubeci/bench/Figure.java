package io.kubeci.bench;

import java.util.Locale;

/// One number that was measured.
///
/// @param name what it is, as a row of the table says it
/// @param note what it was measured under, "" if nothing is to be said
record Figure(String name, double value, String unit, String note) {

    private static final double MANY = 100;

    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, "");
    }

    static Figure of(String name, double value, String unit, String note) {
        return new Figure(name, value, unit, note);
    }

    /// The value as people read it: whole where it is large.
    String text() {
        var number = value == Math.rint(value) || Math.abs(value) >= MANY
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : String.format(Locale.ROOT, "%.2f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
