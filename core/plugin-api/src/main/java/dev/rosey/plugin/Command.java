package dev.rosey.plugin;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Serves a command on {@code rosey.command.<token>.<action>}.
 *
 * <p>The method takes a {@link dev.rosey.bus.CommandRequest} and any number of {@link Arg} parameters, in any order, and
 * returns a {@link dev.rosey.bus.CommandReply} or a {@code String}. It runs on a virtual thread of its own and may block.
 * It fails by throwing: a {@link dev.rosey.bus.RoseyException} is answered as it says, anything else is
 * {@code INTERNAL}. When it takes longer than {@link #timeout} it is interrupted and {@code TIMEOUT} is answered.
 */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Command {

    /** The last token of the subject; the method's name when empty. */
    String action() default "";

    /** The token it lies below; the module's first when empty. */
    String token() default "";

    /** What is typed behind the prefix: {@code quote add}. Empty for a command that chat does not reach. */
    String phrase() default "";

    /** Further phrases. */
    String[] aliases() default {};

    /** How it is typed, without the prefix: {@code quote add <text>}. */
    String usage() default "";

    /** One sentence. */
    String help() default "";

    /** The rank it needs, enforced by the router and again here. */
    double minRank() default 0;

    /** How long one user waits between two uses, as an ISO-8601 duration. */
    String cooldown() default "PT0S";

    /** How long an answer may take, as an ISO-8601 duration. */
    String timeout() default "PT5S";

    /**
     * Whether it is carried out one after another, in the order of arrival, together with the module's other ordered
     * commands: for what the world sees the order of. A slow one holds up the rest.
     */
    boolean ordered() default false;

    /**
     * Whether it is for the instance that has the {@link Leases lease} of the request's channel. Another instance hands it
     * on; where nobody has the lease, whoever got the request carries it out.
     */
    boolean owned() default false;
}
