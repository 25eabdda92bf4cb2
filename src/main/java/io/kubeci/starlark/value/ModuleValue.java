package io.kubeci.starlark.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A named collection of members, such as `yaml` with its `loads` and `dumps`.
public record ModuleValue(String name, Map<String, Value> members) implements HasFields {

    public ModuleValue {
        members = Map.copyOf(members);
    }

    @Override
    public String type() {
        return "module";
    }

    @Override
    public Optional<Value> field(String member) {
        return Optional.ofNullable(members.get(member));
    }

    @Override
    public List<String> fieldNames() {
        return List.copyOf(members.keySet());
    }

    @Override
    public void print(Printer out) {
        out.append("<module \"" + name + "\">");
    }
}
