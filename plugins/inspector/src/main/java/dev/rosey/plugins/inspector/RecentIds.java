package dev.rosey.plugins.inspector;

/**
 * Remembers which events were taken, so that none is taken twice: at least the last 131,072, as 64-bit hashes in two
 * tables that grow up to 2 MB each. Not safe for threads; its owner is.
 */
final class RecentIds {

    private static final int KEPT = 1 << 17;
    private static final int FIRST_SLOTS = 1 << 10;

    private long[] current = new long[FIRST_SLOTS];
    private long[] previous = new long[FIRST_SLOTS];
    private int size;

    /** Remembers an event. Returns whether it is new. */
    boolean add(String source, String id) {
        var hash = hash(source, id);
        if (contains(current, hash) || contains(previous, hash)) {
            return false;
        }
        if (size >= KEPT) {
            previous = current;
            current = new long[FIRST_SLOTS];
            size = 0;
        } else if (size >= current.length >> 1) {
            current = twiceAsLarge(current);
        }
        current[slot(current, hash)] = hash;
        size++;
        return true;
    }

    private static long[] twiceAsLarge(long[] table) {
        var larger = new long[table.length << 1];
        for (long hash : table) {
            if (hash != 0) {
                larger[slot(larger, hash)] = hash;
            }
        }
        return larger;
    }

    private static boolean contains(long[] table, long hash) {
        return table[slot(table, hash)] == hash;
    }

    /** Where the hash lies, or the free slot where it would. */
    private static int slot(long[] table, long hash) {
        var slot = (int) (hash >>> 20) & (table.length - 1);
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    /** 64 bits, never 0: FNV-1a over both texts, mixed. */
    private static long hash(String source, String id) {
        long hash = fnv(fnv(0xcbf29ce484222325L, source) * 31, id);
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }

    private static long fnv(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
