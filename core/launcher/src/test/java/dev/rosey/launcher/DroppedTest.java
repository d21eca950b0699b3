package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in {@code plugins.d} is judged by what {@code rosey.yaml} says now. */
class DroppedTest {

    @TempDir
    Path folder;

    private Plan plan;
    private Dropped dropped;
    private long nanoTime;

    @BeforeEach
    void drop() throws IOException {
        var fixture = Fixture.in(folder).with("dice-roller", "plugin");
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
                .containsEntry("gadget-1.0.0", "gadget-1.0.0.jar is refused: the name gadget is taken");

        dropped.reconfigured(registered(external("weather")));
        lookUntilStill();

        assertThat(dropped.refused()).isEmpty();
        assertThat(dropped.modules()).extracting(ModuleJar::name).containsExactly("gadget");
    }

    /** A jar counts once nobody has written to it for a while. */
    private void lookUntilStill() {
        for (int i = 0; i < 3; i++) {
            nanoTime += Duration.ofSeconds(5).toNanos();
            dropped.look(plan.library(), nanoTime);
        }
    }
}
