package dev.rosey.runtime;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.WireError;
import dev.rosey.bus.nats.BusMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the modules of this JVM, and {@code rosey.settings.<plugin>}, on which rosey-core changes them (bus
 * contract, section 11). A module checks before it takes: what its record refuses is answered {@code BAD_REQUEST} with the
 * reason, and the old settings stay.
 */
@Singleton
class SettingsDesk {

    /** The whole settings that operators changed: {@code {"settings":{"rounds":"10"}}}. */
    record Change(Map<String, String> settings) {
        @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
        Change {
            if (settings == null) {
                throw new IllegalArgumentException("settings is missing");
            }
            settings = Map.copyOf(settings);
        }
    }

    private final Config config;
    private final Map<Class<?>, LiveSettings<?>> byType = new ConcurrentHashMap<>();

    @Inject
    SettingsDesk(Config config) {
        this.config = config;
    }

    /** The settings of this type for this module; one object, however often it is injected. */
    LiveSettings<?> settings(Class<? extends Record> type, RunningModule module) {
        return byType.computeIfAbsent(type, key -> open(type, module));
    }

    private <T extends Record> LiveSettings<T> open(Class<T> type, RunningModule module) {
        var settings = new LiveSettings<>(type, module.name(), config);
        var bus = module.bus();
        bus.whenConnected()
                .thenRunAsync(() -> bus.subscribe(Subjects.settings(module.name()), message -> {
                    if (ReplyOnce.mayAnswer(message.replyTo())) {
                        change(settings, message, new ReplyOnce(bus, message.replyTo()));
                    }
                }));
        return settings;
    }

    private static void change(LiveSettings<?> settings, BusMessage message, ReplyOnce reply) {
        try {
            settings.apply(BusJson.read(message.body(), Change.class).settings());
            answer(reply, CommandReply.text("ok"), null);
        } catch (IllegalArgumentException refused) {
            refuse(reply, new RoseyException(ErrorCode.BAD_REQUEST, String.valueOf(refused.getMessage())));
        } catch (RoseyException unreadable) {
            refuse(reply, unreadable);
        }
    }

    private static void refuse(ReplyOnce reply, RoseyException reason) {
        answer(reply, CommandReply.failed(reason, reason.message()), WireError.from(reason));
    }

    private static void answer(ReplyOnce reply, CommandReply said, @Nullable WireError error) {
        reply.answer(said, error, error == null ? 0 : ErrorCode.BAD_REQUEST.status());
    }
}
