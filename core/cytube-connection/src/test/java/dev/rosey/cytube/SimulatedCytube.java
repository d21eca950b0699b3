package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.plugin.Lease;
import dev.rosey.simulator.CytubeSimulator;
import dev.rosey.simulator.SaidLine;
import dev.rosey.simulator.SimulatedChannel;
import dev.rosey.simulator.SimulatorConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.awaitility.Awaitility;

/**
 * A simulated CyTube with Rosey's side of it: everything real, but that the waits between attempts are a hundredth of what
 * they should be, and are noted.
 */
final class SimulatedCytube implements AutoCloseable {

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    static final String PASSWORD = "simulator-s3cret";
    static final String CHANNEL = "movienight";

    final CytubeSimulator cytube = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD));
    final SimulatedChannel channel = cytube.channel(CHANNEL);
    final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    final List<Duration> waits = new CopyOnWriteArrayList<>();

    /** How far Rosey's clock is ahead. */
    volatile Duration ahead = Duration.ZERO;

    private final CompletableFuture<Void> joined = new CompletableFuture<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final Function<String, ScheduledExecutorService> threads;

    SimulatedCytube() {
        this(Channels::thread);
    }

    /** @param threads what Rosey's channels run on, and what keeps their timers */
    SimulatedCytube(Function<String, ScheduledExecutorService> threads) {
        this.threads = threads;
    }

    /** Starts Rosey with these channels. */
    Channels rosey(ChannelConfig... configs) {
        return rosey(channel -> Optional.of(new Alone()), configs);
    }

    /** Starts Rosey with these channels and leases. */
    Channels rosey(Function<String, Optional<Lease>> leases, ChannelConfig... configs) {
        Channels channels = new Channels(
                new CytubeConfig(List.of(configs)),
                leases,
                () -> new ReconnectPolicy(new Random(1), this::noted),
                () -> Instant.now().plus(ahead),
                threads,
                this::heard);
        toClose.add(channels::stop);
        channels.start();
        return channels;
    }

    private void heard(ChatEvent event) {
        events.add(event);
        if (event instanceof ChatEvent.Connected) {
            joined.complete(null);
        }
    }

    /** Starts Rosey in the channel, and has her do something in the very moment in which she is there. */
    void joinedAnd(Consumer<Channels> first) {
        Channels rosey = rosey(config(CHANNEL, Optional.of(PASSWORD), Optional.empty()));
        joined.thenRun(() -> first.accept(rosey)).join();
    }

    /** Starts Rosey in the channel and waits until it is there. */
    Channels joined() {
        Channels rosey = rosey(config(CHANNEL, Optional.of(PASSWORD), Optional.empty()));
        awaitConnected(rosey);
        return rosey;
    }

    Person person(String name) {
        boolean registered = name.equals("owner") || name.equals("moderator") || name.equals("rosey");
        Person person = Person.join(cytube, CHANNEL, name, registered ? Optional.of(PASSWORD) : Optional.empty());
        toClose.addFirst(person);
        return person;
    }

    ChannelConfig config(String name, Optional<String> password, Optional<String> channelPassword) {
        return new ChannelConfig(
                cytube.uri(), name, "rosey", () -> password.map(Secret::new), () -> channelPassword.map(Secret::new));
    }

    static SessionState state(Channels rosey) {
        return rosey.all().getFirst().state();
    }

    static void awaitConnected(Channels rosey) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(state(rosey))
                        .extracting(SessionState::connected, SessionState::reason)
                        .containsExactly(true, "connected"));
    }

    /** Has Rosey say something in her first channel, for nobody in particular. */
    static Acceptance say(Channels rosey, String text) {
        return rosey.all()
                .getFirst()
                .say(Optional.empty(), text, false, Optional.empty())
                .join();
    }

    /** What Rosey said, in public or in private, in order. */
    List<String> saidByRosey() {
        return channel.said().stream()
                .filter(line -> line.from().equals("rosey"))
                .map(SaidLine::text)
                .toList();
    }

    <T extends ChatEvent> List<T> heard(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Duration noted(Duration wait) {
        waits.add(wait);
        return wait.dividedBy(100);
    }

    @Override
    public void close() {
        for (AutoCloseable each : toClose) {
            try {
                each.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
        cytube.close();
    }

    /** The lease of an instance that has no other beside it. */
    private record Alone() implements Lease {
        @Override
        public boolean isHeld() {
            return true;
        }

        @Override
        public void onLost(Runnable listener) {}

        @Override
        public void release() {}
    }
}
