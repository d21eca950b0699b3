package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.ALICE;
import static dev.rosey.plugins.trivia.Chain.BOB;
import static dev.rosey.plugins.trivia.Chain.CAROL;
import static dev.rosey.plugins.trivia.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlayerEarsTest {

    @RegisterExtension
    static final Chain chain = new Chain();

    @Test
    void linesThatBeginAsCommandsDoHereAreNoBareAnswers() {
        String channel = "prefixed";
        chain.bus().ask(channel, MODERATOR, "settings", "bare all");
        String game = chain.bus().start(channel, ALICE, "1");
        chain.bus().asked(game, 1);
        PlayerEars ears = new PlayerEars(chain.bean(Rooms.class), chain.bean(SettingsBook.class), "?");

        ears.heard(new ChatLine(channel, BOB, "?a no such answer"));
        ears.heard(new ChatLine(channel, CAROL, "!a no such answer"));

        Room room = chain.bean(Rooms.class).get(channel);
        assertThat(room.state().round().playerNames()).containsExactly("carol");
        chain.bus().ask(channel, ALICE, "stop", "");
    }
}
