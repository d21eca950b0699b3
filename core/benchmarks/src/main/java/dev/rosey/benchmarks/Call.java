package dev.rosey.benchmarks;

/** What a {@link Load} does again and again. Used by many threads at once. */
@FunctionalInterface
interface Call {

    /** Does it once and waits for the end; true when that was the one that was wanted. */
    boolean succeeds() throws InterruptedException;
}
