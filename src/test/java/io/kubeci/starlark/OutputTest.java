package io.kubeci.starlark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class OutputTest {

    private static String json(String expression) {
        var evaluation = Scripts.run("x = " + expression);
        var text = new StringWriter();
        Output.write(evaluation.global("x").orElseThrow(), text, evaluation.budget());
        return text.toString();
    }

    @Test
    void writesEverythingThatJsonHas() {
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

    @Test
    void writesTextsThatEveryReaderTakes() throws JsonProcessingException {
        var script = "''.join([chr(c) for c in list(range(300)) + [0x2028, 0xD800, 0x1F600, 0xDC00, 0xFFFF]])";

        var text = new ObjectMapper().readTree(json(script)).textValue();

        assertThat(text).startsWith("\0\1").contains("\"", "\\", "\u2028\ufffd\uD83D\uDE00\ufffd\uFFFF");
    }

    @Test
    void refusesAValueThatHoldsItself() {
        assertThatThrownBy(() -> json("[[]]\nx[0].append(x)")).hasMessage("[0][0]: list contains itself");
    }
}
