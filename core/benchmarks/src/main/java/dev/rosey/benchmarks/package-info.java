/**
 * Benchmarks that compare Rosey with what it stands on, in the same run: absolute figures say more about the machine than
 * about the code, so what counts is the ratio. Rounds of both sides alternate, and medians of them are compared.
 */
@NullMarked
package dev.rosey.benchmarks;

import org.jspecify.annotations.NullMarked;
