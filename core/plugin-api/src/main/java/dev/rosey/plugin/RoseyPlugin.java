package dev.rosey.plugin;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.rosey.bus.Manifest;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes a class the entry of a module. One class of a jar carries it; all beans in its package and below belong to the
 * module.
 *
 * <pre>{@code
 * @RoseyPlugin(name = "hello", token = "hello", family = "hello", description = "Says hello")
 * class Hello {
 *     @Command(phrase = "hello", help = "Says hello")
 *     CommandReply hello(CommandRequest request) {
 *         return CommandReply.text("Hello " + request.user().name() + "!");
 *     }
 * }
 * }</pre>
 */
@Retention(RUNTIME)
@Target(TYPE)
@Stereotype
@Singleton
public @interface RoseyPlugin {

    /** The module's name, {@code [a-z][a-z0-9-]{0,31}}. */
    String name();

    /** The command tokens it owns, {@code [a-z][a-z0-9]{0,15}}; empty for a module without commands. */
    String[] token() default {};

    /** Its event families; the first is the one for events about itself. */
    String[] family();

    /** Its token in {@code db.exec.<plugin>.*}; empty when it stores nothing. */
    String database() default "";

    /** One sentence for help and for operators. */
    String description();

    /** {@code SERVICE} for what Rosey itself is made of. */
    Manifest.Kind kind() default Manifest.Kind.PLUGIN;

    /** Its semantic version; the build's ({@code -Arosey.version}) when empty. */
    String version() default "";

    /** Commands of other modules that it wants to use, as {@code <token>.<action>}. A grant of trust: see the contract. */
    String[] calls() default {};
}
