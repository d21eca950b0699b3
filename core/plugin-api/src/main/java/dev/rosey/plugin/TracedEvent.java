package dev.rosey.plugin;

import dev.rosey.bus.CloudEvent;
import io.opentelemetry.context.Context;

/**
 * An event as {@code @Incoming} methods of services take it. Such a method and its class must be public.
 *
 * @param event the event
 * @param trace the publisher's trace; make it current to continue it
 */
public record TracedEvent(CloudEvent event, Context trace) {}
