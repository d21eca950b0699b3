package dev.rosey.plugin;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Hears an event of another module.
 *
 * <p>The method takes a {@link dev.rosey.bus.CloudEvent}, or a record that its data is read into. Events of one
 * subscription arrive one after another, in order, on a virtual thread; a method that falls behind by more than 1,000
 * events loses the oldest, which is counted. What it throws is logged and counted, and nothing more.
 */
@Retention(RUNTIME)
@Target(METHOD)
public @interface OnEvent {

    /** The exact subject, {@code <family>.<event>}. */
    String value();
}
