package dev.rosey.runtime;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;
import dev.rosey.plugin.Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** A module's settings: environment over what operators changed over {@code rosey.yaml} over the record's defaults. */
final class LiveSettings<T extends Record> implements Settings<T> {

    private static final Logger LOG = Logger.getLogger(LiveSettings.class.getName());

    private final SettingsReader<T> reader;
    private final Config config;
    private final String prefix;
    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
    private final boolean changeable;
    private final Set<String> leftOut = new HashSet<>();
    private volatile T current;
    private volatile Map<String, String> changed = Map.of();

    /**
     * A setting as it is now.
     *
     * @param value as it would be typed
     * @param from {@code environment}, {@code operator}, {@code file} or {@code default}: who set it
     * @param doc what it is for
     */
    record Shown(String key, String value, String from, String doc) {}

    LiveSettings(Class<T> type, String module, Config config) {
        this.reader = new SettingsReader<>(type);
        this.config = config;
        var annotation = type.getAnnotation(PluginSettings.class);
        this.changeable = annotation == null || annotation.prefix().isEmpty();
        this.prefix = changeable ? "rosey.plugins." + module + ".settings." : annotation.prefix() + '.';
        this.current = changeable ? readAtStart() : read(Map.of());
    }

    /** What a plugin cannot take is left out: others may share its JVM, and would not start either. */
    private T readAtStart() {
        try {
            return read(Map.of());
        } catch (IllegalArgumentException wrong) {
            leftOut.addAll(reader.settings().keySet());
        }
        for (var key : new TreeSet<>(leftOut)) {
            leftOut.remove(key);
            try {
                var unused = read(Map.of());
            } catch (IllegalArgumentException wrong) {
                leftOut.add(key);
                LOG.severe(() -> "%s%s is not as it has to be, and its default counts: %s"
                        .formatted(prefix, key, wrong.getMessage()));
            }
        }
        return read(Map.of());
    }

    /** Whether operators can change it while the module runs. */
    boolean isChangeable() {
        return changeable;
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
     * Takes what operators changed, whole. Listeners are told when the settings are others than before.
     *
     * @throws IllegalArgumentException when the record refuses it; the old settings stay
     */
    synchronized void apply(Map<String, String> settings) {
        var known = reader.settings().keySet();
        settings.keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("there is no setting “" + key + "”; there are " + sorted(known));
                });
        T before = current;
        current = read(settings);
        changed = Map.copyOf(settings);
        if (!current.equals(before)) {
            listeners.forEach(this::tell);
        }
    }

    /** Takes what was stored once; what there is no setting for any more is left out. */
    void applyStored(Map<String, String> settings) {
        var known = new HashMap<>(settings);
        if (known.keySet().retainAll(reader.settings().keySet())) {
            LOG.info(() -> prefix + ": settings that are no more are left out; there are " + known.keySet());
        }
        apply(known);
    }

    /** Every setting as it is now, by key. */
    List<Shown> shown() {
        return reader.settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> shown(setting.getKey(), setting.getValue()))
                .toList();
    }

    private Shown shown(String key, Setting setting) {
        return fromEnvironment(key)
                .map(value -> new Shown(key, value, "environment", setting.doc()))
                .or(() -> Optional.ofNullable(changed.get(key))
                        .map(value -> new Shown(key, value, "operator", setting.doc())))
                .or(() -> fromFile(key).map(value -> new Shown(key, value, "file", setting.doc())))
                .orElseGet(() -> new Shown(key, setting.value(), "default", setting.doc()));
    }

    /** The settings are taken, whatever becomes of one who hears of them. */
    private void tell(Consumer<T> listener) {
        try {
            listener.accept(current);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "a listener for changed settings failed: " + prefix);
        }
    }

    private T read(Map<String, String> settings) {
        return reader.read(key -> fromEnvironment(key)
                .or(() -> Optional.ofNullable(settings.get(key)))
                .or(() -> fromFile(key)));
    }

    private Optional<String> fromEnvironment(String key) {
        return RoseyYaml.above(config.getConfigSources()).stream()
                .map(source -> source.getValue(prefix + key))
                .filter(value -> value != null && !leftOut.contains(key))
                .findFirst();
    }

    private Optional<String> fromFile(String key) {
        return config.getOptionalValue(prefix + key, String.class).filter(value -> !leftOut.contains(key));
    }

    private static String sorted(java.util.Set<String> keys) {
        return String.join(", ", new java.util.TreeSet<>(keys));
    }
}
