package dev.rosey.plugins.chaos;

import static org.awaitility.Awaitility.await;

import dev.rosey.testkit.TestBot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/** Somebody in the channel who rolls a die again and again, and remembers what was not answered. */
final class Gambler implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(400);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> unanswered = new CopyOnWriteArrayList<>();
    private final TestBot bot;
    private int rolls;

    Gambler(TestBot bot) {
        this.bot = bot;
        var unused = thread.scheduleWithFixedDelay(this::roll, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void roll() {
        var label = "roll " + rolls++;
        try {
            bot.forget();
            bot.say("!roll 1d6 " + label);
            bot.awaitLine(line -> line.text().contains('(' + label + ')'));
            answered.incrementAndGet();
        } catch (ConditionTimeoutException late) {
            unanswered.add(label);
        }
    }

    int answered() {
        return answered.get();
    }

    /** Waits until so many more rolls were answered. */
    void awaitMore(int count) {
        int enough = answered() + count;
        await("rolls to be answered; not answered: " + unanswered)
                .atMost(WholeRosey.PATIENCE)
                .until(() -> answered() >= enough);
    }

    List<String> unanswered() {
        return unanswered;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        bot.close();
    }
}
