package dev.rosey.core;

import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings an instance that has just come the settings that operators changed: it may have asked for them before anybody was
 * there to answer.
 */
@PluginBean
class SettingsDelivery {

    private static final Logger LOG = Logger.getLogger(SettingsDelivery.class.getName());

    private final PluginDirectory directory;
    private final SettingsStore store;
    private final SettingsCalls calls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    SettingsDelivery(PluginDirectory directory, SettingsStore store, SettingsCalls calls) {
        this.directory = directory;
        this.store = store;
        this.calls = calls;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        directory.onCome(info -> threads.execute(() -> deliver(info.name())));
    }

    private void deliver(String plugin) {
        var turn = calls.turn(plugin);
        turn.lock();
        try {
            var changed = store.of(plugin);
            if (changed.settings().isEmpty()) {
                return;
            }
            var answers = calls.ask(plugin, calls.show(plugin, changed).known(changed));
            answers.replies().stream()
                    .filter(reply -> !reply.ok())
                    .findFirst()
                    .ifPresent(reply -> LOG.warning(
                            () -> plugin + " does not take the settings that were changed for it: " + reply.text()));
            if (!answers.isComplete()) {
                LOG.warning(() -> "not every instance of " + plugin + " has said that it takes its settings");
            }
        } catch (RoseyException e) {
            LOG.log(Level.WARNING, () -> plugin + " could not be brought its settings: " + e.message());
        } finally {
            turn.unlock();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
