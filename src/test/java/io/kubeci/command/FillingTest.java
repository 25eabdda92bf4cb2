package io.kubeci.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.pipeline.YamlReader;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillingTest {

    private static final String FILE = """
            # kube-ci template: A tool
            # kube-ci argument: image=alpine:3 what it runs in
            # kube-ci argument: goal what it does
            kind: Workflow
            # a remark
            spec:
              image: "{{image}}"
              plain: make-{{goal}}
              args:
                - |
                  make {{ goal }} "{{workflow.parameters.revision}}" {{item}}
            """;

    private static final SetupTemplate TEMPLATE = SetupTemplate.of("tool", FILE);

    @Test
    void readsWhatATemplateSaysOfItself() {
        assertThat(TEMPLATE.description()).isEqualTo("A tool");
        assertThat(TEMPLATE.arguments())
                .extracting(argument -> argument.usage() + " " + argument.meaning())
                .containsExactly("image=alpine:3 what it runs in", "goal=… what it does");
        assertThat(TEMPLATE.text()).startsWith("kind: Workflow\n# a remark\n");
    }

    @Test
    void putsValuesAndDefaultsInTheirPlacesAndLeavesArgosOwnVariables() {
        assertThat(Filling.of(TEMPLATE, Map.of("goal", "test"))).isEqualTo(new Filling.Filled("""
                kind: Workflow
                # a remark
                spec:
                  image: "alpine:3"
                  plain: make-test
                  args:
                    - |
                      make test "{{workflow.parameters.revision}}" {{item}}
                """));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(Filling.of(TEMPLATE, Map.of())).isEqualTo(new Filling.Missing(Set.of("goal")));
    }

    @Test
    void saysWhatThereIsNoPlaceFor() {
        assertThat(Filling.of(TEMPLATE, Map.of("goal", "x", "color", "red", "item", "1")))
                .isEqualTo(new Filling.Unknown(Set.of("color", "item")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\"b",
                "a'b",
                "a`b`",
                "$(rm)",
                "a;b",
                "a|b",
                "a&b",
                "a #b",
                "a: b",
                "a\\b",
                "{{item}}",
                "a ",
                "a:",
                "ä",
            })
    void takesNoValueThatCouldBeMoreThanAValue(String value) {
        assertThat(Filling.of(TEMPLATE, Map.of("goal", value))).isEqualTo(new Filling.Unfit("goal", value));
    }

    @Test
    void fillsAFileWithoutRemarksAsKubeCi012HadThem() {
        var old = SetupTemplate.of("old", "image: {{image}}\nitem: \"{{item}}\"\n");

        assertThat(Filling.of(old, Map.of("image", "registry.example.com:5000/a/b:1.2")))
                .isEqualTo(new Filling.Filled("image: registry.example.com:5000/a/b:1.2\nitem: \"{{item}}\"\n"));
        assertThat(Filling.of(old, Map.of("image", "a b"))).isInstanceOf(Filling.Unfit.class);
        assertThat(Filling.of(old, Map.of())).isInstanceOf(Filling.Filled.class);
    }

    @Property
    void neverChangesAnythingButTheTextsThatHaveThePlace(@ForAll @StringLength(max = 12) String value) {
        if (Filling.of(TEMPLATE, Map.of("goal", value)) instanceof Filling.Filled(String text)) {
            var tree = tree(text);
            assertThat(tree.path("spec").path("plain").asText()).isEqualTo("make-" + value);
            assertThat(tree.path("spec").path("image").asText()).isEqualTo("alpine:3");
            assertThat(tree.path("spec").path("args").get(0).asText()).startsWith("make " + value + " ");
            assertThat(tree.path("spec")).hasSize(3);
        }
    }

    private static JsonNode tree(String text) {
        return ((YamlReader.Reading.Tree) YamlReader.read(text, "")).tree();
    }
}
