package io.kubeci.starlark.eval;

import io.kubeci.starlark.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file that runs or ran: its name and its global variables.
final class Module {

    final String file;
    final List<String> names;
    final @Nullable Value[] globals;

    Module(String file, List<String> names) {
        this.file = file;
        this.names = names;
        this.globals = new @Nullable Value[names.size()];
    }

    /// The variables that have a value, in the order of their declaration.
    Map<String, Value> toMap() {
        var result = new LinkedHashMap<String, Value>();
        for (int i = 0; i < globals.length; i++) {
            var value = globals[i];
            if (value != null) {
                result.put(names.get(i), value);
            }
        }
        return result;
    }
}
