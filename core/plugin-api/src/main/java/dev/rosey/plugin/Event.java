package dev.rosey.plugin;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes a record the data of an event, published by {@link PluginContext#publish}. Its components are the fields, in
 * snake_case.
 */
@Retention(RUNTIME)
@Target(TYPE)
public @interface Event {

    /** The full subject, {@code <family>.<event>}, in one of the module's families. */
    String value();
}
