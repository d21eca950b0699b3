package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldGarbageTest {

    private static final int MB = 1 << 20;

    /** In a JVM of its own: prints the collections that two cleanings make after so much garbage, of one object. */
    static final class Litter {

        private Litter() {}

        public static void main(String[] args) {
            var garbage = OldGarbage.ofThisJvm();
            if (garbage.isEmpty()) {
                System.out.print("none");
                return;
            }
            int filled = new byte[Integer.parseInt(args[0]) * MB].length; // too large for the young ones
            garbage.get().collect();
            garbage.get().collect();
            System.out.print(collections() + (filled > 0 ? "" : "?"));
        }

        private static long collections() {
            return java.lang.management.ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .filter(collector -> collector.getName().equals("MarkSweepCompact"))
                    .mapToLong(java.lang.management.GarbageCollectorMXBean::getCollectionCount)
                    .sum();
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "20, 1"})
    void muchOldGarbageIsCollectedOnceAndLittleIsLeft(int megabytes, String collections)
            throws IOException, InterruptedException {
        assertThat(said("-XX:+UseSerialGC", megabytes)).isEqualTo(collections);
    }

    @Test
    void otherCollectorsAreLeftAlone() throws IOException, InterruptedException {
        assertThat(said("-XX:+UseParallelGC", 20)).isEqualTo("none");
    }

    private static String said(String collector, int megabytes) throws IOException, InterruptedException {
        var java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        collector,
                        "-Xms64m",
                        "-Xmx64m",
                        "-Xmn4m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Litter.class.getName(),
                        String.valueOf(megabytes))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = java.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return said;
        } finally {
            java.destroyForcibly();
        }
    }
}
