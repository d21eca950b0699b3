package dev.rosey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(all(OURS, ROOT.resolve("core/architecture-tests/pom.xml"))).containsExactlyInAnyOrderElementsOf(names);
    }

    @TestFactory
    Stream<DynamicTest> theClassesOfEachModuleAreImported() throws IOException {
        var imported = new ClassFileImporter().importPackages("dev.rosey");
        return modules().stream()
                .map(ROOT::resolve)
                .filter(EveryModuleIsCheckedTest::hasCode)
                .map(module -> DynamicTest.dynamicTest(module.getFileName().toString(), () -> {
                    var own = new ClassFileImporter().importPath(module.resolve("target/classes"));
                    assertThat(own).as("is it compiled?").isNotEmpty();
                    assertThat(own).allSatisfy(type -> assertThat(imported.contain(type.getName())).as(type.getName()).isTrue());
                }));
    }

    private static boolean hasCode(Path module) {
        return Files.isDirectory(module.resolve("src/main/java/dev/rosey"));
    }

    @Test
    void whatIsImportedIsTheModulesAndNotTheirTests() {
        assertThat(new ClassFileImporter().importPackages("dev.rosey"))
                .filteredOn(type -> type.getSource().isPresent())
                .map(type -> Location.of(type.getSource().orElseThrow().getUri()))
                .noneMatch(location -> location.contains("/test-classes/") && !location.contains("architecture-tests"));
    }
}
