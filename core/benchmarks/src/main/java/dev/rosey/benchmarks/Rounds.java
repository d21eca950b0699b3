package dev.rosey.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import picocli.CommandLine.Option;

/** How long two sides are measured, by turns; options of the benchmarks that do so. */
final class Rounds {

    @Option(names = "--rounds", description = "Rounds of each side (default ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--round", description = "A round's length (default ${DEFAULT-VALUE}).")
    private Duration length = Duration.ofSeconds(2);

    @Option(names = "--warm-up", description = "For each side (default ${DEFAULT-VALUE}).")
    private Duration warmUp;

    Rounds(int count, Duration warmUp) {
        this.count = count;
        this.warmUp = warmUp;
    }

    /** Measures both with this many calls in flight, round after round; who came first comes second in the next. */
    Comparison compare(int inFlight, Call bare, Call rosey) {
        var bareLoad = new Load(bare);
        var roseyLoad = new Load(rosey);
        bareLoad.run(inFlight, warmUp);
        roseyLoad.run(inFlight, warmUp);
        var ofBare = new ArrayList<Round>();
        var ofRosey = new ArrayList<Round>();
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) {
                ofBare.add(bareLoad.run(inFlight, length));
            }
            ofRosey.add(roseyLoad.run(inFlight, length));
            if (i % 2 == 1) {
                ofBare.add(bareLoad.run(inFlight, length));
            }
        }
        return new Comparison(ofBare, ofRosey);
    }
}
