package dev.rosey.runtime;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of the modules of this JVM, and {@code rosey.settings.<plugin>}, on which rosey-core changes them (bus
 * contract, section 11). A module checks before it takes: what its record refuses is answered {@code BAD_REQUEST} with the
 * reason, and the old settings stay. When it starts, it asks {@code rosey.command.rosey.settings} for them; where nobody
 * answers, rosey-core sends them when it hears of the module.
 */
@Singleton
class SettingsDesk {

    private static final Logger LOG = Logger.getLogger(SettingsDesk.class.getName());

    /**
     * The whole settings that operators changed: {@code {"settings":{"rounds":"10"}}}; or {@code {"show":true}}, which
     * changes nothing. Both are answered with all settings as they are then.
     */
    record Change(Map<String, String> settings, boolean show) {
        @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
        Change {
            if (settings == null && !show) {
                throw new IllegalArgumentException("settings is missing");
            }
            settings = settings == null ? Map.of() : Map.copyOf(settings);
        }
    }

    private final Config config;
    private final InstantSource clock;
    private final Map<Class<?>, LiveSettings<?>> byType = new ConcurrentHashMap<>();

    @Inject
    SettingsDesk(Config config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The settings of this type for this module; one object, however often it is injected. */
    LiveSettings<?> settings(Class<? extends Record> type, RunningModule module) {
        return byType.computeIfAbsent(type, key -> open(type, module));
    }

    private <T extends Record> LiveSettings<T> open(Class<T> type, RunningModule module) {
        var settings = new LiveSettings<>(type, module.name(), config);
        if (settings.isChangeable()) {
            module.bus().whenConnected().thenRunAsync(() -> listen(settings, module));
        }
        return settings;
    }

    private void listen(LiveSettings<?> settings, RunningModule module) {
        var bus = module.bus();
        bus.subscribe(Subjects.settings(module.name()), message -> {
            if (ReplyOnce.mayAnswer(message.replyTo())) {
                change(settings, message, new ReplyOnce(bus::publish, message.replyTo()));
            }
        });
        var asking = CommandRequest.of("-", ChatUser.guest(module.name()), module.name(), clock.instant());
        bus.request(Subjects.command("rosey", "settings"), BusJson.bytes(asking), CommandSpec.DEFAULT_TIMEOUT)
                .thenAcceptAsync(reply -> take(settings, module.name(), reply));
    }

    private static void take(LiveSettings<?> settings, String module, BusMessage message) {
        try {
            var reply = BusJson.read(message.body(), CommandReply.class);
            if (reply.ok() && reply.data() != null) {
                settings.applyStored(BusJson.convert(BusJson.tree(reply.data()), Change.class)
                        .settings());
            }
        } catch (RuntimeException refused) {
            LOG.log(
                    Level.WARNING,
                    () -> module + " keeps its settings; those it was sent are refused: " + refused.getMessage());
        }
    }

    private static void change(LiveSettings<?> settings, BusMessage message, ReplyOnce reply) {
        try {
            var change = BusJson.read(message.body(), Change.class);
            if (!change.show()) {
                settings.apply(change.settings());
            }
            reply.answer(CommandReply.text("ok").withData(Map.of("settings", settings.shown())), null, 0);
        } catch (RoseyException unreadable) {
            refuse(reply, unreadable);
        } catch (Throwable refused) { // a record's constructor may throw anything
            refuse(reply, new RoseyException(ErrorCode.BAD_REQUEST, String.valueOf(refused.getMessage())));
        }
    }

    private static void refuse(ReplyOnce reply, RoseyException reason) {
        var said = CommandReply.failed(reason, reason.message());
        reply.answer(said, said.error(), reason.code().status());
    }
}
