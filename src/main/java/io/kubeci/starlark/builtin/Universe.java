package io.kubeci.starlark.builtin;

import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.Value;
import java.util.HashMap;
import java.util.Map;

/// The names that every script sees.
public final class Universe {

    private static final String[] CONVERSIONS = {
        "bool", "bytes", "chr", "dict", "float", "hash", "int", "list", "ord", "range", "repr", "str", "struct",
        "tuple", "type"
    };

    private static final String[] FUNCTIONS = {
        "abs",
        "all",
        "any",
        "dir",
        "enumerate",
        "fail",
        "getattr",
        "hasattr",
        "len",
        "max",
        "min",
        "print",
        "reversed",
        "sorted",
        "zip"
    };

    private Universe() {}

    /// A new map of them.
    public static Map<String, Value> names() {
        var names = new HashMap<String, Value>();
        names.put("None", None.NONE);
        names.put("True", Bool.TRUE);
        names.put("False", Bool.FALSE);
        for (var name : CONVERSIONS) {
            names.put(name, Builtin.function(name, new Conversions(name)));
        }
        for (var name : FUNCTIONS) {
            names.put(name, Builtin.function(name, new Functions(name)));
        }
        return names;
    }
}
