package io.kubeci.starlark.limit;

import java.time.Duration;

/// What one evaluation may use, all its loaded modules together.
///
/// @param steps        operations of the interpreter; builtins pay for what they loop over
/// @param bytes        memory ever asked for, not what is held at a time: a script cannot get it back
/// @param time         wall clock
/// @param depth        nesting of source text, of calls and of values
/// @param bits         size of an integer
/// @param modules      number of modules loaded
/// @param sourceBytes  size of all source read: the script, its modules, and what `loadFile` returns
/// @param outputBytes  what `print` may print
public record Limits(
        long steps, long bytes, Duration time, int depth, int bits, int modules, int sourceBytes, int outputBytes) {

    private static final int MIB = 1 << 20;

    /// Enough for any pipeline that was ever seen, and harmless inside a server.
    public static final Limits DEFAULT =
            new Limits(10_000_000, 128L * MIB, Duration.ofSeconds(5), 1_000, 1 << 18, 200, 8 * MIB, MIB);

    public Limits withSteps(long newSteps) {
        return new Limits(newSteps, bytes, time, depth, bits, modules, sourceBytes, outputBytes);
    }

    public Limits withBytes(long newBytes) {
        return new Limits(steps, newBytes, time, depth, bits, modules, sourceBytes, outputBytes);
    }

    public Limits withTime(Duration newTime) {
        return new Limits(steps, bytes, newTime, depth, bits, modules, sourceBytes, outputBytes);
    }
}
