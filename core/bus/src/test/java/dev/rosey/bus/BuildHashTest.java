package dev.rosey.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildHashTest {

    @TempDir
    Path folder;

    @Test
    void itIsTheBeginningOfTheSha256() throws IOException {
        assertThat(BuildHash.of(Files.writeString(folder.resolve("a"), "abc"))).isEqualTo("ba7816bf8f01");
        assertThat(BuildHash.of(Files.createFile(folder.resolve("b")))).isEqualTo("e3b0c44298fc");
    }

    @Test
    void aFileThatIsLargerThanTheMemoryIsHashed() throws Exception {
        var large = folder.resolve("large.jar");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(64 << 20);
        }

        var small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BuildHashTest.class.getName(),
                        large.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(BuildHash.of(large));
    }

    /** Prints the hash of a file. */
    public static void main(String... arguments) throws IOException {
        System.out.print(BuildHash.of(Path.of(arguments[0])));
    }
}
