package io.kubeci.starlark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class OutputTest {

    private static String json(String expression) throws IOException {
        var evaluation = Scripts.run("x = " + expression);
        var text = new StringWriter();
        try (var out = new JsonFactory().createGenerator(text)) {
            Output.write(evaluation.global("x").orElseThrow(), out, evaluation.budget());
        }
        return text.toString();
    }

    @Test
    void writesEverythingThatJsonHas() throws IOException {
        assertThat(json("{'a': [1, 1 << 80, 1.5, None], 'b': (True, 'é'), 'c': struct(d = {})}"))
                .isEqualTo("{\"a\":[1,1208925819614629174706176,1.5,null],\"b\":[true,\"é\"],\"c\":{\"d\":{}}}");
    }

    @Test
    void namesThePathToWhatItCannotWrite() {
        assertThatThrownBy(() -> json("{'spec': {'templates': [1, 2, 3, {'name': len}]}}"))
                .hasMessage("spec.templates[3].name: function");
        assertThatThrownBy(() -> json("{'a': {1: 2}}")).hasMessage("a: key that is not a string: int");
        assertThatThrownBy(() -> json("{'a': b'x'}")).hasMessage("a: bytes");
    }
}
