package dev.rosey.plugins.dice;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reads a notation and rolls it. It lies in the plugin's package because nothing of what it measures is public. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DiceRolls {

    public static final String USUAL = "4d6kh3+2";
    public static final String MOST_DICE = "1000d6";

    @Param({USUAL, MOST_DICE})
    public String notation = USUAL;

    private final Roller roller = new Roller(SharedGenerator.seededSecurely());

    @Benchmark
    public Object parseAndRoll() {
        return roller.roll(Notation.read(notation));
    }
}
