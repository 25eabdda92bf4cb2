package io.kubeci.starlark.eval;

import io.kubeci.starlark.value.Value;
import java.util.Map;

/// Where `load` gets modules from.
public interface Modules {

    /// The public names of a module, frozen.
    ///
    /// @param url  as written in the script
    /// @param from the file that loads
    /// @throws io.kubeci.starlark.error.StarlarkException if there is no such module, or it fails
    Map<String, Value> load(String url, String from);
}
