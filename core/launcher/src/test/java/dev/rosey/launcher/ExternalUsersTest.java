package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.nats.BusOptions;
import dev.rosey.bus.nats.NatsBus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is registered in {@code rosey.yaml} while Rosey runs gets onto the bus, and locks nobody out. */
class ExternalUsersTest {

    @TempDir
    Path folder;

    private RunningRosey rosey;

    @BeforeEach
    void start() throws IOException {
        rosey = RunningRosey.start(
                Fixture.in(folder).with("rosey-core", "service").withoutPostgres());
    }

    @AfterEach
    void stop() {
        rosey.close();
    }

    @Test
    void droppedAndRegisteredPluginsKeepTheirUsersWhenOthersCome() throws IOException {
        register("weather");
        assertThat(isLetIn("weather")).isTrue();

        drop("gadget");
        awaitPlugin("gadget");
        assertThat(isLetIn("gadget")).isTrue();
        assertThat(isLetIn("weather")).isTrue();

        register("weather", "news");
        assertThat(isLetIn("news")).isTrue();
        assertThat(isLetIn("gadget")).isTrue();
        assertThat(isLetIn("weather")).isTrue();
    }

    @Test
    void aFileThatCannotBeReadAndANameThatIsTakenLockNobodyOut() throws IOException {
        drop("gadget");
        awaitPlugin("gadget");
        register("gadget", "weather");
        assertThat(isLetIn("weather")).isTrue();

        write("rosey: {plugins: [");
        drop("widget");
        awaitPlugin("widget");

        assertThat(isLetIn("gadget")).isTrue();
        assertThat(isLetIn("weather")).isTrue();
    }

    @Test
    void whoIsNamedNoMoreIsOffTheBus() throws IOException {
        register("news", "weather");
        try (var weather = connect("weather")) {
            await().atMost(RunningRosey.PATIENCE).until(() -> weather.state().connected());

            register("news");

            await().atMost(RunningRosey.PATIENCE).until(() -> !weather.state().connected());
            assertThat(Files.readString(natsConfig())).contains("news").doesNotContain("weather");
            assertThat(isLetIn("news")).isTrue();
            assertThat(weather.state().connected()).isFalse();
        }
    }

    @Test
    void nobodyGetsTheTokenOfAPluginThatIsThere() throws IOException {
        drop("gadget");
        awaitPlugin("gadget");
        write("""
                rosey:
                  plugins:
                    thief: {host: external, token: gadget}
                    weather: {host: external}
                """);

        assertThat(isLetIn("weather")).isTrue();
        assertThat(Files.readString(natsConfig())).contains("weather").doesNotContain("thief");
    }

    @Test
    void whoCannotBeWrittenDownGetsInWhenThatIsPossibleAgain() throws IOException {
        var inTheWay = natsConfig().resolveSibling(natsConfig().getFileName() + ".new");
        Files.createDirectories(inTheWay.resolve("full"));
        var before = Files.readString(natsConfig());
        register("weather");
        await().atMost(RunningRosey.PATIENCE).until(() -> rosey.said().contains("Nobody new gets onto the bus"));
        assertThat(natsConfig()).content().isEqualTo(before);

        Files.delete(inTheWay.resolve("full"));
        Files.delete(inTheWay);

        assertThat(isLetIn("weather")).isTrue();
    }

    @Test
    void whatADroppedPluginIsAllowedCountsFromTheMomentItIsWritten() throws IOException {
        rosey.fixture().dropWanting("gadget");
        awaitPlugin("gadget");
        assertThat(Files.readString(natsConfig())).doesNotContain("rosey.command.dice.roll", "chat.user_joined");

        write("rosey: {plugins: {gadget: {calls: [dice.roll], events: [chat.user_joined]}}}");

        awaitPermission(true);
        assertThat(Files.readString(natsConfig())).contains("chat.user_joined");
        assertThat(isLetIn("gadget")).isTrue();

        write("rosey: {}");

        awaitPermission(false);
        assertThat(isLetIn("gadget")).isTrue();
    }

    @Test
    void whatNobodyCanBeAllowedStopsNoPluginThatRuns() throws IOException {
        drop("gadget");
        awaitPlugin("gadget");
        var gadget = rosey.process("gadget");

        write("rosey: {plugins: {gadget: {events: [chat.user-joined]}}}");
        await().atMost(RunningRosey.PATIENCE).until(() -> rosey.said().contains("chat.user-joined"));
        drop("widget");
        awaitPlugin("widget");

        assertThat(rosey.said()).contains("What rosey.yaml allows plugins is not taken");
        assertThat(isLetIn("gadget")).isTrue();
        assertThat(gadget.isAlive()).isTrue();
    }

    private void awaitPermission(boolean isGiven) {
        await().atMost(RunningRosey.PATIENCE)
                .until(() -> Files.readString(natsConfig()).contains("rosey.command.dice.roll") == isGiven);
    }

    private Path natsConfig() {
        return rosey.fixture().home().natsConfig();
    }

    private void register(String... names) throws IOException {
        var text = new StringBuilder("rosey:\n  plugins:\n");
        for (var name : names) {
            text.append("    ").append(name).append(": {host: external}\n");
        }
        write(text.toString());
    }

    private void write(String text) throws IOException {
        Files.writeString(rosey.fixture().home().path().resolve("rosey.yaml"), text);
    }

    private void drop(String name) throws IOException {
        rosey.fixture().drop(name);
    }

    private void awaitPlugin(String name) {
        await().atMost(RunningRosey.PATIENCE)
                .until(() -> rosey.status().services().stream()
                        .anyMatch(service -> service.plugins().contains(name)));
    }

    private boolean isLetIn(String user) {
        try (var bus = connect(user)) {
            await().atMost(RunningRosey.PATIENCE).until(() -> bus.state().connected());
            return bus.state().connected();
        }
    }

    private NatsBus connect(String user) {
        var server = URI.create("nats://127.0.0.1:" + rosey.fixture().ports().nats());
        return NatsBus.connect(
                BusOptions.of(server, user, new Credentials(rosey.fixture().home()).nats(user)));
    }
}
