package dev.rosey.plugins.trivia;

import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.OnEvent;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;

/** Hears answers in the plain chat, and whether players can be heard at all. */
@PluginBean
class PlayerEars {

    private final Rooms rooms;
    private final SettingsBook settings;
    private final String prefix;

    @Inject
    PlayerEars(Rooms rooms, SettingsBook settings, PluginContext context) {
        this(rooms, settings, context.prefix());
    }

    /** @param prefix what a command begins with */
    PlayerEars(Rooms rooms, SettingsBook settings, String prefix) {
        this.rooms = rooms;
        this.settings = settings;
        this.prefix = prefix;
    }

    /** Lines that are commands come as commands, too, and count as these. */
    @OnEvent("chat.message")
    void heard(ChatLine line) {
        if (!line.text().startsWith(prefix)) {
            rooms.find(line.channel()).ifPresent(room -> guess(room, line));
        }
    }

    private void guess(Room room, ChatLine line) {
        try {
            room.hear(
                    line.user().name(), line.text(), settings.of(line.channel()).bare());
        } catch (RoseyException gone) {
            // This instance has let the game go; what is said now counts for nobody.
        }
    }

    @OnEvent("chat.disconnected")
    void lost(ChatChannel channel) {
        rooms.find(channel.channel()).ifPresent(room -> room.unheard(Hold.AWAY));
    }

    @OnEvent("chat.connected")
    void back(ChatChannel channel) {
        rooms.find(channel.channel()).ifPresent(Room::backInChannel);
    }
}
