package dev.rosey.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a benchmark found.
 *
 * @param name the benchmark's name
 * @param results a record each, for programs
 * @param table the same for people
 */
record Report(String name, List<?> results, @JsonIgnore Table table) {}
