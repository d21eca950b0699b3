package dev.rosey.benchmarks;

import dev.rosey.testkit.NatsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A plugin's JVM that is killed as soon as it answers and started again after a pause, as the supervisor does it: half a
 * second, doubling to half a minute, and with less priority than the others. Runs on a thread of its own until it is closed.
 */
final class Crasher implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int NICENESS = 5;

    private final NatsServer nats;
    private final Call toPlugin;
    private final Thread thread;
    private volatile boolean goesOn = true;
    private final AtomicInteger crashes = new AtomicInteger();

    Crasher(NatsServer nats, Call toPlugin) {
        this.nats = nats;
        this.toPlugin = toPlugin;
        this.thread = Thread.ofPlatform().daemon().start(this::run);
    }

    /** How often it was killed. */
    int crashes() {
        return crashes.get();
    }

    private void run() {
        var pause = FIRST_PAUSE;
        try {
            while (goesOn) {
                crash();
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } catch (InterruptedException closed) {
            // It is not needed any more.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void crash() throws IOException, InterruptedException {
        var jvm = ChildJvm.host(nats, Set.of("dice-roller"), Map.of());
        try {
            var renice = new ProcessBuilder(
                            "renice",
                            "-n",
                            Integer.toString(NICENESS),
                            "-p",
                            Long.toString(jvm.process().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            renice.waitFor();
            jvm.await(toPlugin);
        } finally {
            jvm.process().destroyForcibly();
        }
        crashes.incrementAndGet();
    }

    @Override
    public void close() throws InterruptedException {
        goesOn = false;
        thread.interrupt();
        thread.join();
    }
}
