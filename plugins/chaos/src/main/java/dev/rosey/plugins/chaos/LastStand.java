package dev.rosey.plugins.chaos;

import dev.rosey.plugin.Drainable;
import dev.rosey.plugin.PluginBean;
import java.time.Duration;

/** What it does when it is asked to finish: nothing, unless it was told otherwise. */
@PluginBean
class LastStand implements Drainable {

    private static final Duration LONG = Duration.ofHours(1);

    private volatile Runnable stand = () -> {};

    void willHalt() {
        stand = () -> Runtime.getRuntime().halt(9);
    }

    void willStay() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Wait.through(LONG)));
        stand = () -> Wait.through(LONG);
    }

    @Override
    public void drain() {
        stand.run();
    }
}
