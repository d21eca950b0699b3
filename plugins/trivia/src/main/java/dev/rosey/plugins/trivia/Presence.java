package dev.rosey.plugins.trivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Asks for the channels that Rosey is said to be away from whether she is back: {@code chat.connected} may have come while the
 * bus was away, or while this module was not there. Asks nobody as long as no game stands for that cause.
 */
@PluginBean
class Presence {

    private static final Logger LOG = Logger.getLogger(Presence.class.getName());
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Rooms rooms;
    private final PluginContext context;

    @Inject
    Presence(Rooms rooms, PluginContext context) {
        this.rooms = rooms;
        this.context = context;
    }

    /** The answer to {@code rosey.command.chat.channels}, as far as it matters here. */
    record Answer(List<Channel> channels) {
        Answer {
            channels = List.copyOf(channels);
        }

        record Channel(String channel, boolean connected) {}
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        again();
    }

    private void look() {
        try {
            List<Room> away = rooms.all().stream().filter(Presence::isAway).toList();
            if (!away.isEmpty()) {
                Set<String> connected = connected();
                away.stream()
                        .filter(room -> connected.contains(key(room.channel())) && isAway(room))
                        .forEach(Room::backInChannel);
            }
        } catch (RoseyException nobodyTells) {
            LOG.log(Level.FINE, nobodyTells, () -> "nobody tells which channels Rosey is in");
        } finally {
            again();
        }
    }

    private static boolean isAway(Room room) {
        return !room.isSuspended() && room.isHeld(Hold.AWAY);
    }

    private Set<String> connected() {
        var request = CommandRequest.of(
                "-", ChatUser.guest(context.name()), "", context.clock().instant());
        CommandReply reply = context.call("chat", "channels", request);
        if (!reply.ok() || reply.data() == null) {
            return Set.of();
        }
        return BusJson.convert(BusJson.tree(reply.data()), Answer.class).channels().stream()
                .filter(Answer.Channel::connected)
                .map(channel -> key(channel.channel()))
                .collect(Collectors.toSet());
    }

    private static String key(String channel) {
        return channel.toLowerCase(Locale.ROOT);
    }

    private void again() {
        try {
            rooms.alarms().after(BETWEEN, this::look);
        } catch (RejectedExecutionException closing) {
            // The module stops.
        }
    }
}
