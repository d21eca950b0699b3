package dev.rosey.plugins.inspector;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The figures of one module's actions, by name, in bounded memory. What others tell of them counts until the module itself
 * tells of one. Not safe for threads.
 */
final class ActionBook {

    /** Failures that are no mistake of a user. */
    private static final Set<String> FAULTS =
            Set.of("INTERNAL", "UNAVAILABLE", "TIMEOUT", "SQL_ERROR", "STATEMENT_TIMEOUT", "NOT_MIGRATED");

    private static final int ACTIONS = 64;
    private static final int ACTION_LENGTH = 64;

    private final Map<String, ActionStats> actions = new HashMap<>();
    private boolean isItsOwn;

    /**
     * The module tells of a command. What others told of its commands is forgotten.
     *
     * @param code why it failed, or empty
     * @param hasRoom whether there is room for another action at all
     */
    void own(SeenEvent event, String code, boolean hasRoom) {
        if (!isItsOwn) {
            isItsOwn = true;
            actions.clear();
        }
        add(event, code, hasRoom);
    }

    /** Somebody else tells of a command of it, as {@link #own} does. */
    void told(SeenEvent event, String code, boolean hasRoom) {
        if (!isItsOwn) {
            add(event, code, hasRoom);
        }
    }

    private void add(SeenEvent event, String code, boolean hasRoom) {
        action(event.text("action"), hasRoom)
                .add(event.time(), event.number("duration_us"), !code.isEmpty(), FAULTS.contains(code));
    }

    /** Actions beyond the bound share their figures. */
    private ActionStats action(String action, boolean hasRoom) {
        var known = actions.get(action);
        if (known != null) {
            return known;
        }
        var fits = hasRoom && actions.size() < ACTIONS && action.length() <= ACTION_LENGTH;
        return actions.computeIfAbsent(fits ? action : "(others)", any -> new ActionStats());
    }

    /** By name. */
    Map<String, ActionStats> all() {
        return actions;
    }
}
