package io.kubeci.starlark.error;

/// A place in a source file: line and column count from 1, columns count code points.
public record Position(int line, int column) {

    /// The beginning of a file.
    public static final Position START = new Position(1, 1);

    /// What [#packed()] is for no place.
    public static final long NOWHERE = 0;

    /// This place packed into one number, so that a frame can remember where it is at no cost.
    public long packed() {
        return (long) line << 32 | column;
    }

    /// The place that was [#packed()].
    public static Position unpack(long packed) {
        return new Position((int) (packed >>> 32), (int) packed);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
