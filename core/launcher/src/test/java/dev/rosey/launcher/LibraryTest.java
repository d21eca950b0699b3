package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {

    @TempDir
    Path lib;

    @BeforeEach
    void layOut() throws IOException {
        Fixture.jar(lib, "shared", "", Map.of());
        Fixture.jar(lib, "only-for-one", "", Map.of());
        Fixture.jar(lib, "one", "shared-1.0.0.jar only-for-one-1.0.0.jar", Map.of());
        Fixture.jar(lib, "two", "shared-0.9.jar", Map.of());
    }

    @Test
    void aClassPathHoldsEverythingThatIsNeededOnce() {
        assertThat(classPath("one-1.0.0.jar", "two-1.0.0.jar"))
                .containsExactly("one-1.0.0.jar", "two-1.0.0.jar", "shared-1.0.0.jar", "only-for-one-1.0.0.jar");
    }

    @Test
    void aClassPathHoldsNothingThatIsNotNeeded() {
        assertThat(classPath("two-1.0.0.jar")).containsExactly("two-1.0.0.jar", "shared-1.0.0.jar");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Files.delete(lib.resolve("only-for-one-1.0.0.jar"));

        assertThatThrownBy(() -> classPath("one-1.0.0.jar"))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("only-for-one-1.0.0.jar");
    }

    @Test
    void aFolderThatIsNotThereMeansThatNothingIsBuilt() {
        assertThatThrownBy(() -> Library.open(lib.resolve("missing")))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("not built");
    }

    private List<String> classPath(String... roots) {
        return Library.open(lib)
                .classPath(List.of(roots).stream().map(lib::resolve).toList())
                .stream()
                .map(jar -> jar.getFileName().toString())
                .toList();
    }
}
