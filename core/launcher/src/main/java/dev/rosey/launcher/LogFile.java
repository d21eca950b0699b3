package dev.rosey.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The end of a log file, and what is added to it. */
final class LogFile {

    private static final int TAIL = 64 << 10;

    /** A log may grow to so many bytes; as many of its past are kept beside it. */
    static final long LIMIT = 16L << 20;

    /** So many bytes are read at a time: whoever looks must not pay with his memory for somebody who writes without end. */
    static final int MOST = 1 << 20;

    private final Path path;
    private long position;

    /** Reads from {@code position} on, in bytes. */
    LogFile(Path path, long position) {
        this.path = path;
        this.position = position;
    }

    /** The last line that says something. */
    static Optional<String> lastLine(Path path) {
        return last(path, 20).reversed().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(String::strip);
    }

    /** At most so many lines from the end. */
    static List<String> last(Path path, int count) {
        var lines = new LogFile(path, Math.max(0, size(path) - TAIL)).added();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    static long size(Path path) {
        return path.toFile().length();
    }

    /**
     * Puts the end of a log that is too long aside, into the file that has {@code .1} behind its name, and empties it. Who
     * appends to it goes on at its start; what is written while this works is lost.
     */
    static void cut(Path path) throws IOException {
        if (size(path) <= LIMIT) {
            return;
        }
        try (var log = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var past = FileChannel.open(
                        path.resolveSibling(path.getFileName() + ".1"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            past.transferFrom(log.position(log.size() - LIMIT), 0, LIMIT);
            log.truncate(0);
        }
    }

    /**
     * The whole lines that were added since the last call, as far as the next {@value #MOST} bytes hold them; the next call
     * goes on there. A line that is longer comes in pieces.
     */
    List<String> added() {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length(); // taken once: the file may be cut at any time
            position = length < position ? 0 : position;
            file.seek(position);
            var bytes = new byte[(int) Math.min(length - position, MOST)];
            file.readFully(bytes);
            int end = lastLineEnd(bytes);
            position += end;
            return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 && bytes.length == MOST ? MOST : end;
    }
}
