package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostState;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor says, and what it is told ({@code rosey.command.host.*}). It answers when something has changed, so
 * that is known at once. Where there is no supervisor, as on Kubernetes, nothing is known. Safe from any thread.
 */
@PluginBean
class Supervision {

    private static final Logger LOG = Logger.getLogger(Supervision.class.getName());

    /** The supervisor answers within 2 s in any case. */
    private static final Duration PATIENCE = Duration.ofMillis(3_500);

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** While nats-server reads its users anew, the supervisor answers at once, also where nothing has changed. */
    private static final Duration PAUSE_WITHOUT_NEWS = Duration.ofMillis(100);

    /** What was heard so long ago may be true no more. */
    private static final long STALE_AFTER_NANOS = Duration.ofSeconds(12).toNanos();

    /** The data of an answer. */
    record Told(@Nullable HostState state) {}

    /** What was heard, and when. */
    private record Heard(HostState state, long nanoTime) {}

    private final NatsBus bus;
    private final PluginContext context;
    private final List<Consumer<HostState>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("supervision").factory());
    private volatile @Nullable Heard heard;

    /** What all listeners have taken, as the supervisor calls it. */
    private String taken = "";

    @Inject
    Supervision(NatsBus bus, PluginContext context) {
        this.bus = bus;
        this.context = context;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        loop.execute(this::listen);
    }

    /** Calls back with everything that changes, one after another; may block for a while. */
    void onChange(Consumer<HostState> listener) {
        listeners.add(listener);
    }

    /** What the supervisor said last; empty where none speaks. */
    Optional<HostState> state() {
        var last = heard;
        return last == null || System.nanoTime() - last.nanoTime() > STALE_AFTER_NANOS
                ? Optional.empty()
                : Optional.of(last.state());
    }

    /** The same, asked anew: what was said last may be lost, since nats-server refuses answers while it reads its users. */
    Optional<HostState> stateNow() {
        try {
            return Optional.of(ask("state", "", PATIENCE));
        } catch (RoseyException nobody) {
            return state();
        }
    }

    private void listen() {
        long pause = 0;
        try {
            var told = ask("state", taken, PATIENCE);
            var news = told.supervisor() + ' ' + told.revision();
            pause = news.equals(taken) ? PAUSE_WITHOUT_NEWS.toMillis() : 0;
            take(told);
            taken = news;
        } catch (RoseyException nobody) {
            pause = PAUSE.toMillis();
        } catch (RuntimeException e) {
            pause = PAUSE.toMillis();
            LOG.log(Level.WARNING, "what the supervisor says could not be taken; it is asked again", e);
        }
        if (!loop.isShutdown()) {
            loop.schedule(this::listen, pause, TimeUnit.MILLISECONDS);
        }
    }

    private void take(HostState state) {
        heard = new Heard(state, System.nanoTime());
        listeners.forEach(listener -> listener.accept(state));
    }

    /**
     * Gives an order and returns how things stand then.
     *
     * @throws RoseyException what the supervisor refuses; {@code UNAVAILABLE} when there is none
     */
    HostState order(HostOrder order) {
        return ask(order.action(), BusJson.text(order), Duration.ofSeconds(5));
    }

    private HostState ask(String action, String args, Duration patience) {
        var request = CommandRequest.of(
                "-", ChatUser.guest(context.name()), args, context.clock().instant());
        var reply =
                BusJson.read(answer(action, BusJson.bytes(request), patience).body(), CommandReply.class);
        if (reply.error() != null) {
            throw new RoseyException(
                    ErrorCode.ofReply(reply.error().code()), reply.error().message());
        }
        var told =
                BusJson.convert(BusJson.tree(reply.data() == null ? BusJson.emptyObject() : reply.data()), Told.class);
        if (told.state() == null) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "the supervisor's answer makes no sense");
        }
        return told.state();
    }

    private BusMessage answer(String action, byte[] request, Duration patience) {
        try {
            return bus.requestAndWait(Subjects.command(HostOrder.TOKEN, action), request, patience);
        } catch (RoseyException e) {
            throw e.code().equals(ErrorCode.UNAVAILABLE)
                    ? e.withChatText("Nobody is here who could start or stop plugins. Please do it where Rosey runs.")
                    : e;
        }
    }

    @PreDestroy
    void stop() {
        loop.shutdownNow();
    }
}
