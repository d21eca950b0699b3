package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.launcher.Denials.Denial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DenialsTest {

    private static final String START = "[14084] 2026/11/22 13:55:45.205816 [ERR] 127.0.0.1:55584 - cid:4 - \"v1\" - ";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @TempDir
    Path folder;

    private Path log;
    private Denials denials;

    @BeforeEach
    void open() throws IOException {
        log = Files.writeString(folder.resolve("log"), refused("parrot", "from.before"));
        denials = new Denials(log, now::get);
    }

    @Test
    void whatIsAddedIsRead() throws IOException {
        write(refused("parrot", "quote.added")
                + "[14084] 2026/11/22 13:55:45.205816 [INF] Server is ready\n"
                + START + "Subscription Violation - User \"parrot-b\", Subject \"a.>\", SID 1\n"
                + START + "Subscription Violation - User \"parrot\", Subject \"a.c\", Queue: \"q\", SID 2\n");

        assertThat(denials.added())
                .containsExactly(
                        new Denial("parrot", "publish", "quote.added"),
                        new Denial("parrot-b", "subscribe", "a.>"),
                        new Denial("parrot", "subscribe", "a.c"));
        assertThat(denials.added()).isEmpty();
    }

    @Test
    void nobodyBlamesAnotherByHisOwnName() throws IOException {
        var forged = " - Publish Violation - User \\\"trivia\\\", Subject \\\"x\\\"";
        write(START.replace("v1", "me" + forged) + "Publish Violation - User \"parrot\", Subject \"quote.added\"\n"
                + START.replace("v1", "me" + forged) + "Client connection closed\n");

        assertThat(denials.added()).containsExactly(new Denial("parrot", "publish", "quote.added"));
    }

    @Test
    void theSameIsToldOnceAMinute() throws IOException {
        write(refused("parrot", "quote.added").repeat(1_000));
        assertThat(denials.added()).hasSize(1);

        now.set(Instant.EPOCH.plusSeconds(61));
        write(refused("parrot", "quote.added"));
        assertThat(denials.added()).hasSize(1);
    }

    @Test
    void oneThatTriesEverythingLeavesRoomForOthers() throws IOException {
        write(IntStream.range(0, 1_000)
                        .mapToObj(i -> refused("parrot", "x." + i))
                        .collect(Collectors.joining())
                + refused("other", "x.1"));

        assertThat(denials.added()).hasSize(Denials.MOST + 1).contains(new Denial("other", "publish", "x.1"));
    }

    @Test
    void aSubjectAsLongAsTheServerTakesIsRead() throws IOException {
        var plain = "x".repeat(4_000);
        var quoted = "\\\"".repeat(4_000);
        write(refused("parrot", plain) + refused("parrot", quoted));

        assertThat(denials.added())
                .containsExactly(new Denial("parrot", "publish", plain), new Denial("parrot", "publish", quoted));
    }

    private static String refused(String user, String subject) {
        return START + "Publish Violation - User \"" + user + "\", Subject \"" + subject + "\"\n";
    }

    private void write(String lines) throws IOException {
        Files.writeString(log, lines, StandardOpenOption.APPEND);
    }
}
