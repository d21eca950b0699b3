package dev.rosey.plugin;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Makes a further class of a module a bean: one instance, made through its {@code @Inject} constructor. */
@Retention(RUNTIME)
@Target(TYPE)
@Stereotype
@Singleton
public @interface PluginBean {}
