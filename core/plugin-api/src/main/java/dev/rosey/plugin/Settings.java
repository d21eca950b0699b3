package dev.rosey.plugin;

import java.util.function.Consumer;

/**
 * A module's settings, which may change while it runs. Injected.
 *
 * @param <T> the module's {@link PluginSettings} record
 */
public interface Settings<T extends Record> {

    /** The settings as they are now. Take them once for each piece of work, so that it sees one state. */
    T current();

    /** Calls back after each change, not when what is sent comes to the same, on a thread of the runtime. */
    void onChange(Consumer<T> listener);
}
