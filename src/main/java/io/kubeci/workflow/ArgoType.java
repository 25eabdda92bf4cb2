package io.kubeci.workflow;

import java.util.Map;

/// What Go's decoder wants at one place of a Workflow.
sealed interface ArgoType {

    /// An object with these fields and no others.
    ///
    /// @param name the type's name in Argo's or Kubernetes' source
    record Struct(String name, Map<String, Field> fields) implements ArgoType {}

    /// A field of a [Struct].
    ///
    /// @param required whether Argo's full resource definitions want it to be there
    record Field(ArgoType type, boolean required) {}

    /// A [Struct] by its name: types contain themselves (a template's step has a template inline).
    record Named(String name) implements ArgoType {}

    /// A list.
    record ListOf(ArgoType element) implements ArgoType {}

    /// An object with any keys.
    record MapOf(ArgoType element) implements ArgoType {}

    /// Everything that has no inner structure that we know.
    enum Scalar implements ArgoType {
        STRING("a string"),
        BOOLEAN("true or false"),
        INT32("an integer of 32 bits"),
        INT64("an integer of 64 bits"),
        UINT64("an integer, 0 or more"),
        NUMBER("a number"),
        INT_OR_STRING("an integer or a string"),
        QUANTITY("a quantity such as \"500m\" or \"2Gi\""),
        TIME("a time such as \"2026-01-31T08:00:00Z\""),
        BASE64("text in base64"),
        /// Argo's `AnyString`: strings, numbers and booleans, all kept as strings.
        ANY_STRING("a string, a number or a boolean"),
        ONE_KEY_OBJECT("an object with exactly one key"),
        ANY("any value");

        private final String description;

        Scalar(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }
}
