package io.kubeci.starlark.value;

import java.util.List;
import java.util.Optional;

/// A value with fields of its own, next to the methods of its type.
public interface HasFields extends Value {

    Optional<Value> field(String name);

    /// The names of all fields, in any order.
    List<String> fieldNames();

    /// What is said when there is no such field.
    default String missingField(String name) {
        return type() + " has no ." + name + " field or method";
    }
}
