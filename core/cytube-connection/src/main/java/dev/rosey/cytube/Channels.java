package dev.rosey.cytube;

import dev.rosey.plugin.Lease;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All channels that Rosey is in, each with a thread of its own. They share the look-up and the budget of connections, since
 * CyTube counts by address. Safe for use by several threads.
 */
final class Channels {

    private static final Duration STOPPING = Duration.ofSeconds(3);

    private final Map<String, ChannelSession> sessions = new LinkedHashMap<>();
    private final List<ScheduledExecutorService> loops = new ArrayList<>();
    private final HttpClient http;

    /**
     * @param leases gives this instance a channel to itself, unless another one has it
     * @param threads a thread for the channel of this name, which keeps its timers, too; it ends with the channel
     */
    Channels(
            CytubeConfig config,
            Function<String, Optional<Lease>> leases,
            Supplier<ReconnectPolicy> policy,
            InstantSource clock,
            Function<String, ScheduledExecutorService> threads,
            Consumer<ChatEvent> listener) {
        http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        SocketConfig lookUp = new SocketConfig(http);
        ConnectionBudget budget = new ConnectionBudget(clock);
        for (ChannelConfig channel : config.channels()) {
            ScheduledExecutorService loop = threads.apply(channel.channel());
            loops.add(loop);
            sessions.put(
                    key(channel.channel()),
                    new ChannelSession(channel, leases, lookUp, budget, policy.get(), clock, loop, listener));
        }
    }

    /** A thread that does one thing at a time, for the channel of this name. */
    static ScheduledExecutorService thread(String channel) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("cytube-" + channel).factory());
    }

    void start() {
        sessions.values().forEach(ChannelSession::start);
    }

    /** Leaves all channels; returns when that is done, or after a few seconds. */
    void stop() {
        CompletableFuture.allOf(
                        sessions.values().stream().map(ChannelSession::stop).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, STOPPING.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        loops.forEach(ScheduledExecutorService::shutdownNow);
        http.shutdownNow();
    }

    /** By name, whatever its case, as on CyTube. */
    Optional<ChannelSession> find(String channel) {
        return Optional.ofNullable(sessions.get(key(channel)));
    }

    List<ChannelSession> all() {
        return List.copyOf(sessions.values());
    }

    private static String key(String channel) {
        return channel.toLowerCase(Locale.ROOT);
    }
}
