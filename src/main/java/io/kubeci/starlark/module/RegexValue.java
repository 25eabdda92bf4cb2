package io.kubeci.starlark.module;

import com.google.re2j.Pattern;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.HasFields;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.Value;
import java.util.List;
import java.util.Optional;

/// What `re.compile` gives.
record RegexValue(String text, Pattern pattern) implements HasFields {

    @Override
    public String type() {
        return "regexp";
    }

    @Override
    public Optional<Value> field(String name) {
        return RegexModule.methods().contains(name)
                ? Optional.of(Builtin.method(name, new RegexModule(name), this))
                : Optional.empty();
    }

    @Override
    public List<String> fieldNames() {
        return RegexModule.methods();
    }

    @Override
    public void print(Printer out) {
        out.append(text);
    }
}
