package io.kubeci.starlark;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Limits;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the examples of the documentation.
class CookbookTest {

    private static final Pattern EXAMPLE = Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, Value> INPUT = Map.of(
            "ref", StringValue.of("main"),
            "ref_type", StringValue.of("branch"),
            "sha", StringValue.of("0123456789012345678901234567890123456789"));

    static Stream<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("docs/starlark.md")))
                .results()
                .map(found -> found.group(1));
    }

    @ParameterizedTest(name = "example {index}")
    @MethodSource("examples")
    void makesAWorkflow(String example) {
        var modules = Map.of("images.star", "GO = 'golang:1.22'", "ci.env", "A=1\nB=2\n");

        var evaluation = Scripts.run(example, Limits.DEFAULT, modules, INPUT);

        assertThat(evaluation.error().map(StarlarkException::text)).isEmpty();
        assertThat(evaluation.global("workflow")).containsInstanceOf(DictValue.class);
    }
}
