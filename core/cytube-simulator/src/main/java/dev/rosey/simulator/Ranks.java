package dev.rosey.simulator;

/** CyTube's ranks. */
final class Ranks {
    static final double ANONYMOUS = -1;
    static final double GUEST = 0;
    static final double USER = 1;
    static final double LEADER = 1.5;
    static final double MODERATOR = 2;
    static final double ADMIN = 3;

    private Ranks() {}

    /** As it stands on the wire: {@code 2}, but {@code 1.5}. */
    static Number wire(double rank) {
        if (rank == Math.rint(rank)) {
            return (int) rank;
        }
        return rank;
    }
}
