package dev.rosey.core;

import static org.awaitility.Awaitility.await;

import dev.rosey.simulator.CytubeSimulator;
import dev.rosey.simulator.SimulatorConfig;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import dev.rosey.testkit.TestBot;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Rosey in a room of the simulator: real Socket.IO, a real nats-server, and every module with its own user. */
final class RoseyInARoom implements BeforeAllCallback, AfterAllCallback {

    static final String PASSWORD = "simulator-s3cret";
    static final String CHANNEL = "movienight";

    private static final List<String> MODULES = List.of("greeter", "rosey-core", "cytube-connection");

    final CytubeSimulator cytube = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD));
    final NatsServer nats;
    final RoseyHost host;

    RoseyInARoom() {
        this(new NatsServer());
    }

    RoseyInARoom(NatsServer nats) {
        this.nats = nats;
        this.host = new RoseyHost(nats)
                .with("rosey.simulator.url", cytube.uri().toString())
                .with("rosey.simulator.password", PASSWORD)
                .with("rosey.channel", CHANNEL)
                .with("rosey.bots", "otherbot");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        nats.start();
        host.start();
        awaitPhrase("greet");
        MODULES.forEach(this::awaitModule);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        host.stop();
        nats.close();
        cytube.close();
    }

    /** Waits until chat can use a phrase and its plugin is there. */
    void awaitPhrase(String phrase) {
        var directory = host.bean(PluginDirectory.class);
        await().until(() -> directory
                .table()
                .match(phrase)
                .flatMap(match -> directory.plugin(match.route().plugin()))
                .filter(KnownPlugin::isUp)
                .isPresent());
    }

    private void awaitModule(String name) {
        var directory = host.bean(PluginDirectory.class);
        await().until(() -> directory.plugin(name).filter(KnownPlugin::isUp).isPresent());
    }

    TestBot guest(String name) {
        return TestBot.join(cytube.uri(), CHANNEL, name);
    }

    TestBot owner() {
        return TestBot.join(cytube.uri(), CHANNEL, "owner", PASSWORD);
    }

    TestBot moderator() {
        return TestBot.join(cytube.uri(), CHANNEL, "moderator", PASSWORD);
    }
}
