package dev.rosey.dashboard;

import dev.rosey.plugin.Event;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did something over HTTP, for whoever audits.
 *
 * @param operator who
 * @param action what: {@code plugin.reload}, {@code quote.import} …
 * @param target of which plugin, or null where there is none
 * @param ok whether it was carried out
 * @param code why not, or null
 */
@Event("dashboard.action_taken")
record ActionTaken(
        String operator,
        String action,
        @Nullable String target,
        boolean ok,
        @Nullable String code) {}
