package io.kubeci.starlark.module;

import io.kubeci.starlark.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/// The modules that scripts load as `builtin:///name`.
public final class BuiltinModules {

    private BuiltinModules() {}

    /// The members of a module written in Java, by its name without `builtin:///`.
    public static Optional<Map<String, Value>> members(String name) {
        return switch (name) {
            case "encoding/json" -> Optional.of(JsonModule.members());
            case "encoding/yaml" -> Optional.of(YamlModule.members());
            case "re" -> Optional.of(RegexModule.members());
            case "math" -> Optional.of(MathModule.members());
            case "time" -> Optional.of(TimeModule.members());
            default -> Optional.empty();
        };
    }

    /// The text of a module written in Starlark.
    public static Optional<byte[]> source(String name) {
        return name.equals("argo") ? Optional.of(resource("argo.star")) : Optional.empty();
    }

    private static byte[] resource(String file) {
        try (var in = BuiltinModules.class.getResourceAsStream("/starlark/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the library lacks " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
