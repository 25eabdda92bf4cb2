package io.kubeci.starlark.module;

import io.kubeci.starlark.builtin.Unpack;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.ModuleValue;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// `builtin:///encoding/yaml`: `yaml.loads` and `yaml.dumps`.
record YamlModule(String name) implements Builtin.Body {

    static Map<String, Value> members() {
        var members = new LinkedHashMap<String, Value>();
        members.put("loads", Builtin.function("loads", new YamlModule("loads")));
        members.put("dumps", Builtin.function("dumps", new YamlModule("dumps")));
        var all = new LinkedHashMap<String, Value>(members);
        all.put("yaml", new ModuleValue("yaml", members));
        return all;
    }

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        var budget = machine.budget();
        if (name.equals("loads")) {
            return YamlReader.read(Unpack.positional(name, arguments, 1, 1).string(0), budget);
        }
        return StringValue.of(
                YamlWriter.write(Unpack.positional(name, arguments, 1, 2).value(0), budget));
    }
}
