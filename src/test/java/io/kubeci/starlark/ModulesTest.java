package io.kubeci.starlark;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.limit.Limits;
import io.kubeci.starlark.value.Printer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulesTest {

    private static String x(String script, Map<String, String> modules) {
        var evaluation = Scripts.run(script, Limits.DEFAULT, modules);
        assertThat(evaluation.error().map(StarlarkException::text)).isEmpty();
        return evaluation
                .global("x")
                .map(value -> Printer.repr(value, new Budget(Limits.DEFAULT)))
                .orElse("");
    }

    private static String error(String script, Map<String, String> modules) {
        return Scripts.run(script, Limits.DEFAULT, modules)
                .error()
                .map(StarlarkException::text)
                .orElse("");
    }

    @ParameterizedTest(name = "{1} from {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "encoding/json | encode({'b': [1.0, None], 'a': 'é<'}) | `\"{\\\"a\\\":\\\"é\\\\u003c\\\",\\\"b\\\":[1,null]}\"`",
                "encoding/json | decode('{\"a\": [1, 2.5, true]}') | {\"a\": [1, 2.5, True]}",
                "encoding/json | indent('[1,{}]', indent = ' ') | `\"[\\n 1,\\n {}\\n]\"`",
                "encoding/yaml | yaml.loads('a: yes\\nb: 010\\nc: 2020-01-01\\nd: [x, 1.5]') | {\"a\": True, \"b\": 8, \"c\": \"2020-01-01\", \"d\": [\"x\", 1.5]}",
                "encoding/yaml | yaml.loads(yaml.dumps({'z': ['yes', '1', 'a: b', ''], 'a': {'k': 'x\\ny'}})) | {\"z\": [\"yes\", \"1\", \"a: b\", \"\"], \"a\": {\"k\": \"x\\ny\"}}",
                "re | re.match('a(b)?', 'ab a') | [(\"ab\", \"b\"), (\"a\", \"\")]",
                "re | re.search('b+', 'abbc') | [1, 3]",
                "re | re.search('z', 'abbc') | None",
                "re | re.sub('(a)b', '$1-', 'ab ab', 0, 0) | \"a- a-\"",
                "re | re.split(',', 'a,b,c', 2) | (\"a\", \"b,c\")",
                "re | compile('[0-9]+').findall('1 22') | (\"1\", \"22\")",
                "math | [floor(2.7), ceil(2.1), sqrt(16), round(2.5)] | [2, 3, 4.0, 3.0]",
                "time | str(now()) | \"2024-02-29 12:30:00 +0000 UTC\"",
                "time | str(parse_duration('90m') + second) | \"1h30m1s\"",
                "time | parse_time('2020-06-22T17:51:00Z').unix | 1592848260",
                "time | time(year = 2020, month = 13, day = 1).format('2006-01-02') | \"2021-01-01\"",
            })
    void hasTheMembersAndResultsOfOldPipelines(String module, String expression, String expected) {
        var names = switch (module) {
            case "encoding/json" -> "'encode', 'decode', 'indent'";
            case "encoding/yaml" -> "'yaml'";
            case "re" -> "'re', 'compile'";
            case "math" -> "'floor', 'ceil', 'sqrt', 'round'";
            default -> "'now', 'parse_duration', 'parse_time', 'second', 'time'";
        };

        assertThat(x("load('builtin:///" + module + "', " + names + ")\nx = " + expression, Map.of()))
                .isEqualTo(expected);
    }

    @Test
    void runsAModuleOnceAndSharesItFrozen() {
        var modules = Map.of("a", "print('once')\nxs = [1]", "b", "load('a', 'xs')\nys = xs");

        var evaluation =
                Scripts.run("load('a', 'xs')\nload('b', 'ys')\nx = xs == ys\nxs.append(2)", Limits.DEFAULT, modules);

        assertThat(evaluation.printed()).containsExactly("once");
        assertThat(evaluation.error().map(StarlarkException::text)).contains("append: cannot append to frozen list");
    }

    @Test
    void namesACycleInFull() {
        var modules = Map.of("a", "load('b', 'x')", "b", "load('a', 'x')");

        assertThat(error("load('a', 'x')", modules)).isEqualTo("cycle in load graph: a -> b -> a");
    }

    @Test
    void keepsKindAndPlaceOfAnErrorInAModule() {
        var error = Scripts.run("load('a', 'x')", Limits.DEFAULT, Map.of("a", "y = 1\nx = 1 // 0"))
                .error()
                .orElseThrow();

        assertThat(error.file() + ":" + error.position()).isEqualTo("a:2:7");
        assertThat(error.backtrace()).hasToString("[ci.star:1:1: in <toplevel>, a:2:7: in <toplevel>]");
    }

    @Test
    void tellsWhyAModuleCannotBeHad() {
        assertThat(error("load('nope', 'x')", Map.of())).isEqualTo("cannot load nope: not found");
        assertThat(error("load('https://example.org', 'x')", Map.of()))
                .isEqualTo("cannot load https://example.org: the web is out of reach");
        assertThat(error("load('a', 'helo')", Map.of("a", "hello = 1")))
                .isEqualTo("load: name helo not found in module a (did you mean hello?)");
    }

    @Test
    void readsFilesThatMayBeMissing() {
        assertThat(x("x = [loadFile('f.txt'), loadFile('g', error_on_notfound = False)]", Map.of("f.txt", "text")))
                .isEqualTo("[\"text\", None]");
        assertThat(error("x = loadFile('g')", Map.of())).isEqualTo("loadFile: cannot load g: not found");
    }
}
