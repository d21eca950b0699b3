package dev.rosey.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in {@code plugins.d} is judged by what {@code rosey.yaml} says now. */
class DroppedTest {

    @TempDir
    Path folder;

    private Fixture fixture;
    private Plan plan;
    private Dropped dropped;
    private long nanoTime;

    @BeforeEach
    void drop() throws IOException {
        fixture = Fixture.in(folder).with("dice-roller", "plugin");
        fixture.drop("gadget");
        plan = fixture.plan();
        dropped = dropped(registered(external("gadget")));
    }

    private Dropped dropped(RoseyConfig config) {
        var home = plan.home();
        return new Dropped(new DropFolder(List.of(home.drops())), home.dropped(), config);
    }

    private RoseyConfig registered(ExternalPlugin... others) {
        return plan.config().withExternals(List.of(others));
    }

    private static ExternalPlugin external(String name) {
        return new ExternalPlugin(name, name, name, List.of(), List.of());
    }

    @Test
    void aJarWhoseNameIsFreeAgainIsTakenAsItLies() {
        lookUntilStill();
        assertThat(dropped.modules()).isEmpty();
        assertThat(dropped.refused())
                .hasEntrySatisfying(
                        "gadget-1.0.0",
                        refusal -> assertThat(refusal.why())
                                .isEqualTo("gadget-1.0.0.jar is refused: the name gadget is taken"));

        dropped.reconfigured(registered(external("weather")));
        lookUntilStill();

        assertThat(dropped.refused()).isEmpty();
        assertThat(dropped.modules()).extracting(ModuleJar::name).containsExactly("gadget");
    }

    /** A few kilobytes of a jar can become gigabytes in memory. */
    @Test
    void aJarThatSaysMoreThanAnybodyReadsIsRefused() throws IOException {
        var manifest = "{\"name\":\"bomb\",\"families\":[\"bomb\"]" + " ".repeat(2 << 20) + "}";
        Fixture.jar(plan.home().drops(), "bomb", "", Map.of(Manifest.RESOURCE, manifest.getBytes(UTF_8)));
        Fixture.jar(plan.home().drops(), "needy", "x.jar ".repeat(1 << 19), plugin("needy"));

        lookUntilStill();

        assertThat(dropped.modules()).isEmpty();
        assertThat(dropped.refused().get("bomb-1.0.0").why()).contains(Manifest.RESOURCE, "larger than 1 MiB");
        assertThat(dropped.refused().get("needy-1.0.0").why()).contains("META-INF/MANIFEST.MF", "larger than 1 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jukebox", "juke: box", "juke 🎲 bóx"})
    void aJarOfAnyNameRunsFromACopyThatJavaFinds(String file) throws IOException {
        Fixture.jar(plan.home().drops(), file, "", plugin("jukebox"));

        lookUntilStill();

        assertThat(dropped.modules()).singleElement().satisfies(module -> {
            assertThat(module.jar().getFileName().toString()).matches("[\\w.-]+");
            assertThat(module.jar()).exists();
        });
    }

    private static Map<String, byte[]> plugin(String name) {
        var manifest = "{\"name\":\"" + name + "\",\"families\":[\"" + name + "\"]}";
        return Map.of(Manifest.RESOURCE, manifest.getBytes(UTF_8));
    }

    @Test
    void whatLacksALibraryIsToldWithItsVersion() throws IOException {
        fixture.dropLacking("widget", "hat-2.0.jar");

        lookUntilStill();

        assertThat(dropped.refused()).hasEntrySatisfying("widget", refusal -> {
            assertThat(refusal.why())
                    .isEqualTo("widget-1.0.0.jar needs hat-2.0.jar, which lies neither beside it nor in Rosey");
            assertThat(refusal.version()).isEqualTo("1.0.0");
            assertThat(refusal.build()).isNotEmpty();
        });
    }

    @Test
    void whatIsBeingWrittenIsNotSettledUntilItIsTakenOrGivenUp() throws IOException {
        assertThat(dropped.isSettled(nanoTime)).isFalse();
        lookUntilStill();
        assertThat(dropped.isSettled(nanoTime)).isTrue();

        fixture.drop("widget");
        assertThat(dropped.isSettled(nanoTime)).isFalse();
        lookUntilStill();
        assertThat(dropped.isSettled(nanoTime)).isTrue();

        Files.delete(plan.home().drops().resolve("widget-1.0.0.jar"));
        assertThat(dropped.isSettled(nanoTime)).isFalse();
        lookUntilStill();
        assertThat(dropped.isSettled(nanoTime)).isTrue();
    }

    /** A jar counts once nobody has written to it for a while. */
    private void lookUntilStill() {
        for (int i = 0; i < 3; i++) {
            nanoTime += Duration.ofSeconds(5).toNanos();
            dropped.look(plan.library(), nanoTime);
        }
    }
}
