package dev.rosey.dashboard;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A resource for which nobody needs a token. Every other one needs it, whatever path leads there. */
@Retention(RUNTIME)
@Target(TYPE)
@interface Open {}
