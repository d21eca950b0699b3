package dev.rosey.plugin;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * An argument of a {@link Command}, taken from the typed text word by word, in the order of the parameters.
 *
 * <p>Types: {@code String}, {@code int}, {@code long}, {@code double}, {@code boolean}, an enum (its names in lower case,
 * with hyphens), and {@code Optional} of these ({@code Optional<Integer>} …) for one that may be missing. An argument that
 * is missing or cannot be read is answered {@code BAD_REQUEST} with the command's usage; the method is not called. Words
 * behind the last argument are ignored.
 */
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface Arg {

    /** Its name in messages and usage. */
    String value();

    /** Whether it takes all that is left, as typed but for spaces at its ends. Only the last argument may. */
    boolean rest() default false;
}
