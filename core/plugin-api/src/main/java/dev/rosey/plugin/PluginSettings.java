package dev.rosey.plugin;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes a record the settings of a module: each component carries a {@link Setting} with its default and its doc. The
 * compact constructor refuses what makes no sense with an {@link IllegalArgumentException} whose message an operator
 * reads. A module has one such record; it injects {@link Settings} of it.
 */
@Retention(RUNTIME)
@Target(TYPE)
public @interface PluginSettings {

    /**
     * Where the keys lie in the configuration. Empty means {@code rosey.plugins.<name>.settings}, where they can be
     * changed while the plugin runs; another place is read once at start.
     */
    String prefix() default "";
}
