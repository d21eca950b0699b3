package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier runs left does not fill the disk. */
class StaleFilesTest {

    @TempDir
    Path folder;

    private Fixture fixture;
    private RoseyHome home;

    @BeforeEach
    void make() throws IOException {
        fixture = Fixture.in(folder).withoutPostgres().with("rosey-core", "service");
        home = fixture.home();
        home.create();
    }

    @Test
    void buildsThatNobodyWillRunGoAtTheNextStartAndTheCurrentOneStays() throws IOException {
        fixture.drop("gadget");
        startAndStop();
        var current = onlyCopy("gadget");
        var before = Files.getLastModifiedTime(jar(current));
        var older = copy("gadget/0123456789ab-1", "gadget-1.0.0.jar");
        var otherLibrary = Files.createDirectories(home.dropped().resolve("gadget/0123456789ab-2"));
        Files.copy(jar(current), otherLibrary.resolve("gadget-1.0.0.jar"));
        Files.writeString(otherLibrary.resolve("library.jar"), "an older one");
        var misplaced = copy("mine", "mine.jar");
        var removed = copy("removed/0123456789ab-1", "removed-1.0.0.jar");

        startAndStop();

        assertThat(older).doesNotExist();
        assertThat(otherLibrary).doesNotExist();
        assertThat(removed.getParent()).doesNotExist();
        assertThat(misplaced.resolve("mine.jar")).exists();
        assertThat(onlyCopy("gadget")).isEqualTo(current);
        assertThat(Files.getLastModifiedTime(jar(current))).isEqualTo(before);
    }

    @Test
    void whatAStartThatWasInterruptedLeftGoesAtTheNextOne() throws IOException {
        var unpacking = Files.createDirectories(home.postgres().resolve(".unpacking123/bin"));
        Files.writeString(unpacking.resolve("postgres"), "half");
        var elsewhere = Files.writeString(folder.resolve("elsewhere"), "somebody else's");
        Files.createSymbolicLink(unpacking.resolve("link"), elsewhere);
        Files.createDirectories(home.postgres().resolve(".creating456/base"));
        Files.writeString(home.postgres().resolve(".password"), "secret");
        var data = Files.writeString(
                Files.createDirectories(home.postgres().resolve("data")).resolve("PG_VERSION"), "18");
        var address = Files.writeString(home.httpFile("core.7"), "1234");
        Files.writeString(Path.of(address + ".new"), "1234");

        StaleFiles.remove(home);

        assertThat(home.postgres().toFile().list()).containsExactly("data");
        assertThat(data).exists();
        assertThat(elsewhere).exists();
        assertThat(home.run()).isEmptyDirectory();
    }

    private void startAndStop() {
        try (var rosey = RunningRosey.start(fixture)) {
            awaitPlugin(rosey, "gadget");
        }
    }

    private static void awaitPlugin(RunningRosey rosey, String name) {
        await().atMost(RunningRosey.PATIENCE)
                .until(() -> rosey.status().services().stream()
                        .anyMatch(service -> service.plugins().contains(name)));
    }

    private Path copy(String copy, String jar) throws IOException {
        var target = Files.createDirectories(home.dropped().resolve(copy));
        Files.writeString(target.resolve(jar), "an older build");
        return target;
    }

    private Path onlyCopy(String plugin) throws IOException {
        try (var copies = Files.list(home.dropped().resolve(plugin))) {
            var all = copies.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static Path jar(Path copy) {
        return copy.resolve("gadget-1.0.0.jar");
    }
}
