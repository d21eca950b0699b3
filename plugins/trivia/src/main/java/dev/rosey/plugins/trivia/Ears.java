package dev.rosey.plugins.trivia;

import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.OnEvent;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;

/** Hears answers in the plain chat, and whether players can be heard at all. */
@PluginBean
class Ears {

    private static final String COMMAND = "!";

    private final Rooms rooms;
    private final SettingsBook settings;

    @Inject
    Ears(Rooms rooms, SettingsBook settings) {
        this.rooms = rooms;
        this.settings = settings;
    }

    /** Lines that are commands come as commands, too, and count as these. */
    @OnEvent("chat.message")
    void heard(ChatLine line) {
        if (!line.text().startsWith(COMMAND)) {
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
        rooms.find(channel.channel()).ifPresent(Room::unheard);
    }

    @OnEvent("chat.connected")
    void back(ChatChannel channel) {
        rooms.find(channel.channel()).ifPresent(Room::heardAgain);
    }
}
