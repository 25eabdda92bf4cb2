package io.kubeci.command.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.command.Filling;
import io.kubeci.command.SetupTemplate;
import io.kubeci.pipeline.Definition;
import io.kubeci.pipeline.DefinitionReader;
import io.kubeci.pipeline.YamlReader;
import io.kubeci.workflow.RuleContext;
import io.kubeci.workflow.WorkflowRules;
import io.kubeci.workflow.WorkflowTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundled")
    void bringsTemplatesThatAreValidForArgo(SetupTemplate template) {
        var text = filled(template);

        assertThat(DefinitionReader.ofYaml(text, "ci.yaml", RuleContext.with(Set.of())))
                .isInstanceOf(Definition.Defined.class);
        var tree = ((YamlReader.Reading.Tree) YamlReader.read(text, "")).tree();
        assertThat(WorkflowTypes.check(tree)).isEmpty();
        // Also by hand, where kube-ci gives no parameter a value.
        assertThat(WorkflowRules.check(tree, new RuleContext(Set.of(), ""))).isEmpty();
        assertThat(text).doesNotContainPattern("\\{\\{\\w+}}");
        assertThat(template.description()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bundled")
    void givesEachContainerACommandBecauseArgoWouldAskTheRegistryOtherwise(SetupTemplate template) {
        var tree = ((YamlReader.Reading.Tree) YamlReader.read(filled(template), "")).tree();

        assertThat(tree.findValues("container"))
                .isNotEmpty()
                .allSatisfy(container -> assertThat(container.path("command")).isNotEmpty());
    }

    static Stream<SetupTemplate> bundled() {
        return new TemplateFiles(() -> new TemplateFiles.Places("", Map.of())).all().stream();
    }

    private static String filled(SetupTemplate template) {
        var values = new HashMap<String, String>();
        template.arguments().stream()
                .filter(argument -> argument.byDefault().isEmpty())
                .forEach(argument -> values.put(argument.name(), "registry.example.com/team/app"));
        return ((Filling.Filled) Filling.of(template, values)).text();
    }

    @Test
    void bringsTemplatesForGoJavaPythonAndImages() {
        assertThat(names(new TemplateFiles.Places("", Map.of())))
                .containsExactly("docker", "go", "java-maven", "python");
    }

    @Test
    void takesFilesAsKubernetesMountsAConfigMap() throws IOException {
        var data = Files.createDirectory(folder.resolve("..2026_01_01"));
        Files.writeString(data.resolve("rust.yaml"), "# kube-ci template: Rust\nkind: Workflow\n");
        Files.createSymbolicLink(folder.resolve("..data"), data.getFileName());
        Files.createSymbolicLink(folder.resolve("rust.yaml"), Path.of("..data/rust.yaml"));

        var all = new TemplateFiles(() -> new TemplateFiles.Places(folder.toString(), Map.of())).all();

        assertThat(all)
                .filteredOn(template -> template.name().equals("rust"))
                .singleElement()
                .satisfies(template -> assertThat(template.description()).isEqualTo("Rust"));
    }

    @Test
    void prefersTheConfigurationToTheFolderToWhatItBrings() throws IOException {
        Files.writeString(folder.resolve("go.yaml"), "# kube-ci template: folder\nkind: Workflow\n");
        Files.writeString(folder.resolve("python.yml"), "# kube-ci template: folder\nkind: Workflow\n");
        var path = Files.writeString(folder.resolve(".hidden"), "kind: Workflow\n");

        var all = new TemplateFiles(() -> new TemplateFiles.Places(
                        folder.toString(), Map.of("go", new TemplateFiles.Named("ours", path.toString()))))
                .all();

        assertThat(all)
                .extracting(template -> template.name() + " " + template.description())
                .contains("go ours", "python folder");
    }

    @Test
    void takesATextOfSeveralLinesAsTheTemplateItself() {
        var named = Map.of("mine", new TemplateFiles.Named("", "kind: Workflow\nspec: {}\n"));

        var mine = new TemplateFiles(() -> new TemplateFiles.Places("", named)).find("mine");

        assertThat(mine)
                .hasValueSatisfying(template -> assertThat(template.text()).isEqualTo("kind: Workflow\nspec: {}\n"));
    }

    @Test
    void leavesOutWhatCannotBeRead() {
        var named = Map.of(
                "gone", new TemplateFiles.Named("", folder.resolve("gone.yaml").toString()));

        assertThat(names(new TemplateFiles.Places("/no/such/folder", named))).hasSize(4);
    }

    private static Stream<String> names(TemplateFiles.Places places) {
        return new TemplateFiles(() -> places).all().stream().map(SetupTemplate::name);
    }
}
