package dev.rosey.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines that are said, what is heard, and when it is over. May be used from several threads. */
final class Conversation {

    /** CyTube drops what is said faster. */
    private static final Duration PACE = Duration.ofMillis(120);

    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(8);
    private static final String PRIVATE = "/pm ";

    /** What an answer can be expected to: a prefix, whichever is configured, and a word. */
    private static final Pattern COMMAND = Pattern.compile("^(/pm \\S+ +)?[^\\s\\w/]\\w");

    private final Consumer<String> print;
    private @Nullable ChatClient client;
    private long lastSound = System.nanoTime();
    private int unanswered;

    Conversation(Consumer<String> print) {
        this.print = print;
    }

    static Conversation on(PrintStream out) {
        return new Conversation(out::println);
    }

    /** From now on lines go to this connection. */
    synchronized void with(ChatClient joined) {
        client = joined;
    }

    synchronized void heard(ChatClient.Line line) {
        lastSound = System.nanoTime();
        unanswered--;
        print.accept((line.isPrivate() ? "[PM] " : "") + "<" + line.by() + "> " + line.text());
    }

    /** Says a line; {@code /pm NAME text} says it to one user. Returns when the next may follow. */
    void say(String line) throws InterruptedException {
        synchronized (this) {
            if (client == null || line.isBlank()) {
                return;
            }
            send(client, line);
            lastSound = System.nanoTime();
            if (COMMAND.matcher(line).find()) {
                unanswered = Math.max(0, unanswered) + 1;
            }
        }
        TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
    }

    private static void send(ChatClient client, String line) {
        if (!line.startsWith(PRIVATE)) {
            client.say(line);
            return;
        }
        var parts = line.substring(PRIVATE.length()).strip().split(" +", 2);
        client.tell(parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** Waits for what may still be answered: until it has been quiet for 2 s, and at most 8 s for a first answer. */
    void end() throws InterruptedException {
        long deadline = System.nanoTime() + ANSWERED_WITHIN.toNanos();
        while (System.nanoTime() - deadline < 0 && !isOver()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private synchronized boolean isOver() {
        return unanswered <= 0 && System.nanoTime() - lastSound > QUIET.toNanos();
    }
}
