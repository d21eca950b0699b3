package dev.rosey.plugin;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A setting: a component of a {@link PluginSettings} record. The key is the component's name in kebab-case. Types:
 * {@code String}, {@code int}, {@code long}, {@code double}, {@code boolean}, {@code Duration} (ISO-8601 or {@code 30s},
 * {@code 5m}, {@code 2h}, {@code 1d}), {@code URI}, enums, {@code ZoneId}, and {@code List<String>} (separated by commas).
 */
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
public @interface Setting {

    /** The value where nobody sets one, as it would be typed. */
    String value();

    /** One sentence on what it does, with units. */
    String doc();
}
