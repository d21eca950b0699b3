package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.ChatUser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelHistoryTest {
    private final ChannelHistory history = new ChannelHistory();

    @Test
    void findsTheNewestLineOfAUserWithTheWords() {
        say("room", "Alice", "I like cake");
        say("room", "Alice", "I like pie");
        say("room", "bob", "cake!");
        say("other", "Alice", "elsewhere");

        assertThat(newest("alice")).isEqualTo("I like pie");
        assertThat(newest("ALICE", "cake", "like")).isEqualTo("I like cake");
        assertThat(newest("alice", "cake", "pie")).isEqualTo("nothing");
        assertThat(newest("carol")).isEqualTo("nothing");
    }

    @Test
    void leavesOutWhatAsksForQuotes() {
        say("room", "alice", "hello");
        say("room", "alice", "!quote grab alice");
        say("room", "alice", "  $QUOTE");
        say("room", "alice", "..quote add! something");
        assertThat(newest("alice")).isEqualTo("hello");

        say("room", "alice", "!quotes are fun");
        assertThat(newest("alice")).isEqualTo("!quotes are fun");
        say("room", "alice", "quote me on that");
        assertThat(newest("alice")).isEqualTo("quote me on that");
    }

    @Test
    void remembersTwoHundredLines() {
        say("room", "alice", "first");
        for (int i = 1; i < ChannelHistory.LINES; i++) {
            say("room", "bob", "line " + i);
        }
        assertThat(newest("alice")).isEqualTo("first");

        say("room", "bob", "one more");
        assertThat(newest("alice")).isEqualTo("nothing");
    }

    private void say(String channel, String user, String text) {
        history.heard(new ChatLine(channel, new ChatUser(user, 0), text));
    }

    private String newest(String user, String... words) {
        return history.newest("room", user, List.of(words)).map(ChatLine::text).orElse("nothing");
    }
}
