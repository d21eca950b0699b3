package dev.rosey.plugins.inspector;

import java.util.Arrays;

/**
 * Remembers which events were taken, so that none is taken twice: at least the last 131,072, as 64-bit hashes in two
 * tables of 2 MB each. Not safe for threads; its owner is.
 */
final class RecentIds {

    private static final int KEPT = 1 << 17;
    private static final int SLOTS = KEPT << 1;

    private long[] current = new long[SLOTS];
    private long[] previous = new long[SLOTS];
    private int size;

    /** Remembers an event. Returns whether it is new. */
    boolean add(String source, String id) {
        var hash = hash(source, id);
        if (contains(current, hash) || contains(previous, hash)) {
            return false;
        }
        if (size >= KEPT) {
            var emptied = previous;
            previous = current;
            Arrays.fill(emptied, 0);
            current = emptied;
            size = 0;
        }
        current[slot(current, hash)] = hash;
        size++;
        return true;
    }

    private static boolean contains(long[] table, long hash) {
        return table[slot(table, hash)] == hash;
    }

    /** Where the hash lies, or the free slot where it would. */
    private static int slot(long[] table, long hash) {
        var slot = (int) (hash >>> 20) & (SLOTS - 1);
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & (SLOTS - 1);
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
