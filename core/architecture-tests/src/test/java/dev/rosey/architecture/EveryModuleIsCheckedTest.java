package dev.rosey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A module that nobody checks could take any direction. */
class EveryModuleIsCheckedTest {

    private static final Path ROOT = Path.of(System.getProperty("rosey.root"));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern OURS = Pattern.compile(
            "<dependency><groupId>dev\\.rosey</groupId><artifactId>([^<]+)</artifactId><scope>test</scope></dependency>");

    private static final JavaClasses IMPORTED = new ClassFileImporter().importPackages("dev.rosey");

    private static List<String> modules() throws IOException {
        return all(MODULE, ROOT.resolve("pom.xml"));
    }

    private static List<String> all(Pattern pattern, Path pom) throws IOException {
        return pattern.matcher(Files.readString(pom))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void everyModuleOfTheBuildIsADependencyOfThisOne() throws IOException {
        var names = modules().stream()
                .map(module -> Path.of(module).getFileName().toString())
                .filter(name -> !name.equals("architecture-tests"))
                .toList();
        assertThat(all(OURS, ROOT.resolve("core/architecture-tests/pom.xml")))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @TestFactory
    Stream<DynamicTest> theClassesOfEachModuleAreImported() throws IOException {
        return modules().stream()
                .map(ROOT::resolve)
                .filter(EveryModuleIsCheckedTest::hasCode)
                .map(module -> DynamicTest.dynamicTest(
                        module.getFileName().toString(),
                        () -> assertThat(compiled(module))
                                .as("is it compiled?")
                                .isNotEmpty()
                                .allMatch(IMPORTED::contain)));
    }

    private static List<String> compiled(Path module) throws IOException {
        var classes = module.resolve("target/classes");
        try (var files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static boolean hasCode(Path module) {
        return Files.isDirectory(module.resolve("src/main/java/dev/rosey"));
    }

    @Test
    void whatIsImportedIsTheModulesAndNotTheirTests() {
        assertThat(IMPORTED)
                .filteredOn(type -> type.getSource().isPresent())
                .map(type -> Location.of(type.getSource().orElseThrow().getUri()))
                .noneMatch(location -> location.contains("/test-classes/") && !location.contains("architecture-tests"));
    }
}
