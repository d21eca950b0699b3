package dev.rosey.benchmarks;

/** One of the benchmarks, by its own options. */
interface Benchmark {

    /** Measures, which takes a minute or more, and ends what it has started. */
    Report measure() throws Exception;
}
