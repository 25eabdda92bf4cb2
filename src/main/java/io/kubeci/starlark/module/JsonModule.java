package io.kubeci.starlark.module;

import io.kubeci.starlark.builtin.Named;
import io.kubeci.starlark.builtin.Unpack;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// `builtin:///encoding/json`: `encode`, `decode` and `indent`.
record JsonModule(String name) implements Builtin.Body {

    static Map<String, Value> members() {
        var members = new LinkedHashMap<String, Value>();
        for (var name : new String[] {"encode", "decode", "indent"}) {
            members.put(name, Builtin.function("json." + name, new JsonModule("json." + name)));
        }
        return members;
    }

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        var budget = machine.budget();
        return switch (name) {
            case "json.encode" -> {
                var value = Unpack.positional(name, arguments, 1, 1).value(0);
                yield Named.get(name, () -> StringValue.of(JsonWriter.write(value, budget)));
            }
            case "json.decode" ->
                JsonReader.read(Unpack.positional(name, arguments, 1, 1).string(0), budget);
            default -> {
                var style = Unpack.keywords(name, arguments, "prefix?", "indent?");
                var text = Unpack.positional(name, Arguments.of(arguments.positional()), 1, 1)
                        .string(0);
                JsonReader.check(text, budget);
                yield StringValue.of(JsonText.indent(text, style.string(0, ""), style.string(1, "\t"), budget));
            }
        };
    }
}
