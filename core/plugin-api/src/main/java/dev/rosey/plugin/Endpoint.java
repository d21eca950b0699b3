package dev.rosey.plugin;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Serves a request that is no command, on a subject that the contract gives to the module. For Rosey's own services.
 *
 * <p>The method takes a {@link ServiceRequest} and returns what becomes the JSON reply. Threads, time-outs and errors are
 * as with {@link Command}.
 */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Endpoint {

    /** The subject, which may hold wildcards. */
    String value();

    /** How long an answer may take, as an ISO-8601 duration. */
    String timeout() default "PT5S";
}
