package io.kubeci.starlark.builtin;

import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.BytesValue;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.TextElements;
import io.kubeci.starlark.value.Value;
import java.util.List;

/// The methods of bytes, of which there is one.
record BytesMethod(String name) implements Builtin.Body {

    static final List<String> NAMES = List.of("elems");

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        Unpack.positional(name, arguments, 0, 0);
        return new TextElements.Numbers((BytesValue) receiver);
    }
}
