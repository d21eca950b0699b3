package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.Ids;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Talks with every instance of a plugin about its settings ({@code rosey.settings.<plugin>}). Blocks. */
@PluginBean
class SettingsCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final NatsBus bus;
    private final PluginContext context;
    private final PluginDirectory directory;
    private final OddAnswers odd;
    private final Map<String, Lock> turns = new ConcurrentHashMap<>();

    @Inject
    SettingsCalls(NatsBus bus, PluginContext context, PluginDirectory directory, OddAnswers odd) {
        this.bus = bus;
        this.context = context;
        this.directory = directory;
        this.odd = odd;
    }

    /** Held by who brings a plugin its settings, from reading what is stored on: else older ones might come last. */
    Lock turn(String plugin) {
        return turns.computeIfAbsent(plugin, key -> new ReentrantLock());
    }

    /**
     * What the instances of a plugin answered.
     *
     * @param isComplete whether nobody is missing who is still there
     */
    record Answers(List<CommandReply> replies, boolean isComplete) {}

    /** What is asked of a plugin that is to show its settings, and to change nothing: they are as they were. */
    private record Show(boolean show, Map<String, String> settings) {}

    /**
     * The settings of a plugin, for which {@code changed} was changed, as it tells them.
     *
     * @throws RoseyException {@code UNAVAILABLE} when none takes settings, {@code TIMEOUT} when none answers
     */
    ShownSettings show(String plugin, SettingsStore.Changed changed) {
        var answers = ask(plugin, new Show(true, changed.settings()));
        if (answers.replies().isEmpty()) {
            throw new RoseyException(ErrorCode.TIMEOUT, "no answer about settings");
        }
        return answers.replies().stream()
                .map(reply -> ShownSettings.of(reply, changed))
                .min(Comparator.comparing(ShownSettings::guessed))
                .orElse(ShownSettings.NONE);
    }

    /**
     * The answers of all instances that are there, as far as they come within 3 s.
     *
     * @throws RoseyException {@code UNAVAILABLE} when none takes settings
     */
    Answers ask(String plugin, Object body) {
        var inbox = Subjects.INBOX_PREFIX + context.name() + ".settings."
                + Ids.next(context.clock().instant());
        var arrived = new LinkedBlockingQueue<BusMessage>();
        var asked = instances(plugin);
        try (var subscription = bus.subscribe(inbox, arrived::add)) {
            bus.publish(BusMessage.of(Subjects.settings(plugin), inbox, BusJson.bytes(body)));
            var replies = collect(plugin, arrived, Math.max(1, asked.size()));
            boolean isComplete = !replies.isEmpty()
                    && replies.size()
                            >= asked.stream()
                                    .filter(instances(plugin)::contains)
                                    .count();
            return new Answers(replies, isComplete);
        }
    }

    private Set<String> instances(String plugin) {
        return directory
                .plugin(plugin)
                .map(known -> Set.copyOf(known.instances().keySet()))
                .orElse(Set.of());
    }

    private List<CommandReply> collect(String plugin, LinkedBlockingQueue<BusMessage> arrived, int expected) {
        var replies = new ArrayList<CommandReply>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (replies.size() < expected) {
            var message = next(arrived, end - System.nanoTime());
            if (message == null) {
                break;
            }
            if (message.status() == BusMessage.NO_RESPONDERS) {
                throw new RoseyException(ErrorCode.UNAVAILABLE, "nobody takes settings");
            }
            replies.add(read(plugin, message));
        }
        return replies;
    }

    private CommandReply read(String plugin, BusMessage message) {
        try {
            return odd.read(plugin, "settings", message);
        } catch (RoseyException senseless) {
            throw senseless.withChatText(plugin + " gave me an answer about its settings that I don't understand." + " "
                    + context.prefix() + "plugin why " + plugin + " tells more.");
        }
    }

    private static @org.jspecify.annotations.Nullable BusMessage next(
            LinkedBlockingQueue<BusMessage> arrived, long nanos) {
        try {
            return arrived.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoseyException(ErrorCode.TIMEOUT, "interrupted while waiting for an answer about settings", e);
        }
    }
}
