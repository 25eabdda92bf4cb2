package io.kubeci.starlark.error;

/// One line of a backtrace: a function that was running, and where in it.
public record TraceLine(String function, String file, Position position) {

    @Override
    public String toString() {
        return file + ":" + position + ": in " + function;
    }
}
