package io.kubeci.starlark.limit;

/// What authors of scripts are told that use up too much.
public final class LimitMessages {

    private LimitMessages() {}

    /// Too much work.
    public static String steps(long limit) {
        return "too many steps (limit " + limit + ")";
    }

    /// Too much time.
    public static String time(long milliseconds) {
        return "out of time (limit " + milliseconds + " ms)";
    }

    /// The process ends, or nobody waits for it any more.
    public static String interrupted() {
        return "interrupted";
    }

    /// Too much memory.
    public static String memory(long bytes) {
        return "out of memory (limit " + bytes + " bytes)";
    }

    /// A number of too many digits.
    public static String bits(long limit) {
        return "integer too large (limit " + limit + " bits)";
    }

    /// Values or calls in each other.
    public static String depth(long limit) {
        return "nested too deeply (limit " + limit + ")";
    }

    /// Too many files.
    public static String modules(long limit) {
        return "too many modules loaded (limit " + limit + ")";
    }

    /// Files that are too large together.
    public static String source(long bytes) {
        return "too much source (limit " + bytes + " bytes)";
    }

    /// Too much printed.
    public static String output(long bytes) {
        return "too much printed (limit " + bytes + " bytes)";
    }
}
