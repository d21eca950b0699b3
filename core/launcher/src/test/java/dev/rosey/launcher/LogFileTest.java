package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    private Path log;
    private LogFile file;

    @BeforeEach
    void open() throws IOException {
        log = Files.createFile(folder.resolve("log"));
        file = new LogFile(log, 0);
    }

    @Test
    void whatIsAddedIsReadOnceAndByWholeLines() throws IOException {
        write("one\ntwo\nthr");
        assertThat(file.added()).containsExactly("one", "two");
        assertThat(file.added()).isEmpty();

        write("ee\n");
        assertThat(file.added()).containsExactly("three");
    }

    @Test
    void aLotIsReadInPartsOfWhichNoneIsLarge() throws IOException {
        var lines = IntStream.range(0, 30_000)
                .mapToObj(i -> "line %06d ".formatted(i) + "x".repeat(90))
                .toList();
        write(String.join("\n", lines) + '\n');

        var read = new ArrayList<String>();
        for (var part = file.added(); !part.isEmpty(); part = file.added()) {
            assertThat(part.stream().mapToInt(line -> line.length() + 1).sum()).isLessThanOrEqualTo(LogFile.MOST);
            read.addAll(part);
        }
        assertThat(read).isEqualTo(lines);
    }

    @Test
    void aLineWithoutEndKeepsNothingBack() throws IOException {
        write("x".repeat(LogFile.MOST + 10) + "\nafter\n");

        assertThat(file.added()).containsExactly("x".repeat(LogFile.MOST));
        assertThat(file.added()).containsExactly("x".repeat(10), "after");
    }

    @Test
    void aFileThatWasCutIsReadFromItsStart() throws IOException {
        write("long ago\n".repeat(10));
        assertThat(file.added()).hasSize(10);

        Files.writeString(log, "anew\n");

        assertThat(file.added()).containsExactly("anew");
    }

    @Test
    void aFileThatIsNotThereHoldsNothing() throws IOException {
        Files.delete(log);
        assertThat(file.added()).isEmpty();
    }

    private void write(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }
}
