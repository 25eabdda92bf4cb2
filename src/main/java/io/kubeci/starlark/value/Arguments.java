package io.kubeci.starlark.value;

/// The arguments of one call: those without a name, then those with one. Names can repeat if they come
/// from `**kwargs`; whoever is called must look.
public record Arguments(Value[] positional, String[] names, Value[] named) {

    private static final String[] NO_NAMES = {};

    /// No arguments.
    public static final Arguments EMPTY = new Arguments(TupleValue.NONE, NO_NAMES, TupleValue.NONE);

    public static Arguments of(Value... positional) {
        return new Arguments(positional, NO_NAMES, TupleValue.NONE);
    }

    public int count() {
        return positional.length;
    }

    /// The positional argument at an index that exists.
    public Value get(int index) {
        return positional[index];
    }

    public boolean hasNames() {
        return names.length > 0;
    }
}
