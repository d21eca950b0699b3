package dev.rosey.simulator;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The simulator answers what a real CyTube 3.86 answered: the same events in the same order, with the same arguments.
 *
 * <p>Left out, and why: 01 is HTTP ({@link WebPagesTest}); 09 emotes, 10 filters set by clients, 12–17 and 19 the
 * playlist as clients handle it, and 34 cookies are not part of the simulator; 35 has two connections under one name
 * ({@link ModerationTest}); 40 limits new accounts, and there are none here; 54 waits for a timer; 60–62 restart the
 * server ({@link RestartTest}); 63–66 limit connections, which the simulator leaves alone on purpose, as it does
 * guests' logins, with which 32 ends.
 */
class RecordedFramesTest {
    private final List<Recording.Line> recording = Recording.read();

    @Test
    void chatAndModerationAreAsRecorded() {
        try (Replay replay = new Replay()) {
            replay.simulator().channel("some-unregistered").setRegistered(false);
            for (String phase : List.of("02", "03", "04", "05", "06", "07", "08", "11", "18", "20", "21")) {
                replay.run(Replay.phases(recording, Set.of(phase)));
            }
            for (String phase : List.of("30", "31")) {
                replay.run(Replay.phases(recording, Set.of(phase)));
            }
            replay.run(guestsLoggingInFreely());
            for (String phase : List.of("33", "36", "37", "38", "39")) {
                replay.run(Replay.phases(recording, Set.of(phase)));
            }
            replay.simulator().channel("movienight").remember("rosey", "no link", 0);
            for (String phase : List.of("41", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52", "53")) {
                replay.run(Replay.phases(recording, Set.of(phase)));
            }
        }
    }

    @Test
    void commandsBehindCommandsAreAsRecorded() {
        try (Replay replay = new Replay()) {
            rememberedAtThatTime("67")
                    .forEach(line -> replay.simulator()
                            .channel("movienight")
                            .remember(
                                    line.arguments().get(0).get("username").textValue(),
                                    line.arguments().get(0).get("msg").textValue(),
                                    0));
            for (String phase : List.of("67", "68", "69")) {
                replay.run(Replay.phases(recording, Set.of(phase)));
            }
        }
    }

    private List<Recording.Line> guestsLoggingInFreely() {
        return Replay.phases(recording, Set.of("32")).stream()
                .filter(line -> !line.who().equals("anon2"))
                .toList();
    }

    /** The old lines that alice, the first to join, was sent. */
    private List<Recording.Line> rememberedAtThatTime(String phase) {
        return Replay.phases(recording, Set.of(phase)).stream()
                .takeWhile(line -> !line.event().equals("userlist"))
                .filter(line -> line.event().equals("chatMsg") && !line.sent())
                .toList();
    }
}
