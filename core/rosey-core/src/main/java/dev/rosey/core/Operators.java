package dev.rosey.core;

/** Who may look after plugins. {@code rosey.ranks.plugin.<action>} changes it for a command. */
final class Operators {

    static final double RANK = 3;

    /** For what cannot be undone. */
    static final double OWNER_RANK = 5;

    private Operators() {}
}
