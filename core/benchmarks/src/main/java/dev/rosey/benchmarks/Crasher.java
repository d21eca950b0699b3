package dev.rosey.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills a plugin's JVM whenever it answers; the supervisor starts it again. Runs on a thread of its own until it is closed.
 */
final class Crasher implements AutoCloseable {

    private static final long ASKED_EVERY_MS = 100;

    private final WholeRosey rosey;
    private final String process;
    private final Call toPlugin;
    private final Thread thread;
    private final AtomicInteger crashes = new AtomicInteger();

    /**
     * @param process the name of the JVM
     * @param toPlugin what the plugin in it answers
     */
    Crasher(WholeRosey rosey, String process, Call toPlugin) {
        this.rosey = rosey;
        this.process = process;
        this.toPlugin = toPlugin;
        this.thread = Thread.ofPlatform().daemon().start(this::run);
    }

    /** How often it was killed. */
    int crashes() {
        return crashes.get();
    }

    /** Waits until a plugin answers. */
    static void await(Call toPlugin) throws InterruptedException {
        while (!toPlugin.succeeds()) {
            TimeUnit.MILLISECONDS.sleep(ASKED_EVERY_MS);
        }
    }

    private void run() {
        try {
            while (true) {
                crash();
            }
        } catch (InterruptedException closed) {
            // It is not needed any more.
        }
    }

    private void crash() throws InterruptedException {
        await(toPlugin);
        var victim = rosey.process(process).filter(ProcessHandle::isAlive);
        if (victim.isPresent()) {
            victim.get().destroyForcibly();
            victim.get().onExit().join();
            crashes.incrementAndGet();
        }
    }

    /** Ends, and leaves the plugin to be started again. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
