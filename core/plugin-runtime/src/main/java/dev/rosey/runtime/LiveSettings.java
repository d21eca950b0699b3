package dev.rosey.runtime;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;

/** A module's settings: environment over what operators changed over {@code rosey.yaml} over the record's defaults. */
final class LiveSettings<T extends Record> implements Settings<T> {

    private final SettingsReader<T> reader;
    private final Config config;
    private final String prefix;
    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
    private volatile T current;

    LiveSettings(Class<T> type, String module, Config config) {
        this.reader = new SettingsReader<>(type);
        this.config = config;
        var annotation = type.getAnnotation(PluginSettings.class);
        this.prefix = annotation == null || annotation.prefix().isEmpty()
                ? "rosey.plugins." + module + ".settings."
                : annotation.prefix() + '.';
        this.current = read(Map.of());
    }

    @Override
    public T current() {
        return current;
    }

    @Override
    public void onChange(Consumer<T> listener) {
        listeners.add(listener);
    }

    /**
     * Takes what operators changed, whole.
     *
     * @throws IllegalArgumentException when the record refuses it; the old settings stay
     */
    synchronized void apply(Map<String, String> changed) {
        var known = reader.defaults().keySet();
        changed.keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("there is no setting “" + key + "”; there are " + sorted(known));
                });
        current = read(changed);
        listeners.forEach(listener -> listener.accept(current));
    }

    private T read(Map<String, String> changed) {
        return reader.read(key -> fromEnvironment(prefix + key)
                .or(() -> Optional.ofNullable(changed.get(key)))
                .or(() -> config.getOptionalValue(prefix + key, String.class)));
    }

    private Optional<String> fromEnvironment(String key) {
        return RoseyYaml.above(config.getConfigSources()).stream()
                .map(source -> source.getValue(key))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    private static String sorted(java.util.Set<String> keys) {
        return String.join(", ", new java.util.TreeSet<>(keys));
    }
}
