package dev.rosey.dashboard;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file of quotes cut into pages that one import takes, in bounded memory. A row of CSV ends where its quotation marks are
 * closed, and each page has the file's head. Fails with {@code BAD_REQUEST} and the line.
 */
final class QuotePages {

    private static final int PAGE = 15_000;
    private static final long BYTES = 32L << 20;

    private final BufferedReader reader;
    private final boolean isCsv;
    private final String head;
    private @Nullable String pending;
    private long read;
    private int line;
    private int firstLine = 1;

    QuotePages(InputStream body, boolean isCsv) {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.reader = new BufferedReader(new InputStreamReader(body, strict));
        this.isCsv = isCsv;
        var first = isCsv ? row() : "";
        this.head = first == null ? "" : first;
        this.pending = row();
        if (pending == null) {
            throw bad("there is nothing to import");
        }
    }

    String format() {
        return isCsv ? "csv" : "ndjson";
    }

    /** The line of the file with which the newest page begins, from 1. */
    int firstLine() {
        return firstLine;
    }

    /** The next page, or null after the last. */
    @Nullable
    String next() {
        if (pending == null) {
            return null;
        }
        firstLine = line;
        var page = new StringBuilder(head);
        while (pending != null && page.length() + pending.length() <= PAGE) {
            page.append(pending);
            pending = row();
        }
        if (page.length() == head.length()) {
            throw bad("this line is too long");
        }
        return page.toString();
    }

    private @Nullable String row() {
        var row = new StringBuilder();
        boolean isOpen;
        do {
            var text = readLine();
            if (text == null) {
                return row.toString().isBlank() ? null : row.toString();
            }
            row.append(text).append('\n');
            isOpen = isCsv && row.chars().filter(unit -> unit == '"').count() % 2 == 1;
        } while (isOpen || row.toString().isBlank());
        return row.toString();
    }

    /** A line without its end; not more of it than a page takes. */
    private @Nullable String readLine() {
        try {
            var text = new StringBuilder();
            line++;
            int unit;
            while ((unit = reader.read()) >= 0) {
                if (++read > BYTES) {
                    throw new RoseyException(
                            ErrorCode.user("TOO_LARGE", 413), "an import is at most " + (BYTES >> 20) + " MB");
                }
                if (unit == '\n') {
                    return text.toString();
                }
                text.append((char) unit);
                if (text.length() > PAGE) {
                    throw bad("this line is too long");
                }
            }
            return text.isEmpty() ? null : text.toString();
        } catch (CharacterCodingException e) {
            throw bad("this is not UTF-8");
        } catch (IOException e) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "the body cannot be read to its end", e);
        }
    }

    private RoseyException bad(String message) {
        return new RoseyException(ErrorCode.BAD_REQUEST, message).with("line", line);
    }
}
