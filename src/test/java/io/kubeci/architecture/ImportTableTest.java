package io.kubeci.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Reads the import table of docs/architecture.md, so that the page cannot go stale.
class ImportTableTest {

    private static final String ROOT = "io.kubeci";
    private static final Pattern ROW = Pattern.compile("\\| ([a-z.]+) \\|([a-z. ]*)\\|");
    private static final Set<String> PURE = Set.of(
            "model",
            "event",
            "policy",
            "github",
            "workflow",
            "cache",
            "pipeline",
            "status",
            "report",
            "run",
            "command");

    private static Map<String, Set<String>> table = Map.of();
    private static JavaClasses classes;

    @BeforeAll
    static void readTableAndClasses() throws IOException {
        var page = Files.readString(Path.of("docs/architecture.md"));
        table = new LinkedHashMap<>();
        ROW.matcher(page.substring(page.indexOf("The import table")))
                .results()
                .filter(row -> !row.group(1).equals("package"))
                .forEach(row -> table.put(
                        row.group(1),
                        Arrays.stream(row.group(2).trim().split(" "))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toSet())));
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    void everyPackageStandsInTheTable() {
        var packages = classes.stream()
                .map(ImportTableTest::packageOf)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).isEqualTo(new TreeSet<>(table.keySet()));
    }

    @Test
    void nobodyImportsWhatTheTableDoesNotAllow() {
        var violations = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(ImportTableTest::isForbidden)
                .map(Dependency::getDescription)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(violations).isEmpty();
    }

    @Test
    void theTableHasNoCircle() {
        var done = new TreeSet<String>();
        while (done.addAll(table.entrySet().stream()
                .filter(entry -> done.containsAll(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList())) {
            assertThat(done).isNotEmpty();
        }

        assertThat(done).isEqualTo(new TreeSet<>(table.keySet()));
    }

    @Test
    void pureCodeKnowsNoClockThreadFileNetworkOrLog() {
        var violations = classes.stream()
                .filter(type -> PURE.contains(packageOf(type)))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isImpure(dependency.getTargetClass()))
                .map(Dependency::getDescription)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(violations).isEmpty();
    }

    private static boolean isForbidden(Dependency dependency) {
        var from = packageOf(dependency.getOriginClass());
        var target = dependency.getTargetClass().getBaseComponentType();
        if (from.isEmpty() || !target.getPackageName().startsWith(ROOT)) {
            return false;
        }
        var to = packageOf(target);
        return !to.equals(from) && !table.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean isImpure(JavaClass type) {
        var name = type.getName();
        return name.startsWith("java.nio.file.")
                || name.startsWith("java.net.http.")
                || name.startsWith("java.util.concurrent.Executor")
                || name.equals("java.lang.Thread")
                || name.equals("java.time.Clock")
                || name.equals("java.time.InstantSource")
                || name.equals("java.util.Random")
                || name.startsWith("org.jboss.logging.")
                || name.startsWith("io.fabric8.kubernetes.client.")
                || name.startsWith("org.kohsuke.");
    }

    private static String packageOf(JavaClass type) {
        var name = type.getPackageName();
        var relative = name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
        // A library of its own: what its parts import of each other is its own affair.
        return relative.startsWith("starlark.") ? "starlark" : relative;
    }
}
