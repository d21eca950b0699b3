package dev.rosey.runtime;

import dev.rosey.bus.SettingSpec;
import dev.rosey.plugin.Setting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a settings record out of texts.
 *
 * @param type a {@link dev.rosey.plugin.PluginSettings} record
 */
record SettingsReader<T extends Record>(Class<T> type) {

    /**
     * The record with each component from {@code lookup} by its key, else from its default.
     *
     * @throws IllegalArgumentException when a value is none of its type, or the record refuses it; the message names it
     */
    T read(Function<String, Optional<String>> lookup) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> value(component, lookup))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    /** The settings of the record by their keys. */
    Map<String, Setting> settings() {
        return Arrays.stream(type.getRecordComponents())
                .collect(
                        Collectors.toMap(component -> SettingSpec.keyOf(component.getName()), SettingsReader::setting));
    }

    private static Object value(RecordComponent component, Function<String, Optional<String>> lookup) {
        var key = SettingSpec.keyOf(component.getName());
        var text = lookup.apply(key).orElse(setting(component).value());
        try {
            return SettingValue.parse(text.strip(), component.getType());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static Setting setting(RecordComponent component) {
        var setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException(component + " has no @Setting");
        }
        return setting;
    }
}
