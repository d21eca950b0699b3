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
    private static final String TOO_LONG = "this row is too long";

    /** A row and the line of the file with which it begins, from 1. */
    private record Row(String text, int line) {}

    private final BufferedReader reader;
    private final boolean isCsv;
    private final String head;
    private @Nullable Row pending;
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
        var first = isCsv ? row() : null;
        this.head = first == null ? "" : first.text();
        this.pending = row();
        if (pending == null) {
            throw bad("there is nothing to import", line);
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
        firstLine = pending.line();
        var page = new StringBuilder(head);
        while (pending != null && page.length() + pending.text().length() <= PAGE) {
            page.append(pending.text());
            pending = row();
        }
        if (page.length() == head.length()) {
            throw bad(TOO_LONG, firstLine);
        }
        return page.toString();
    }

    /** Empty lines before a row belong to it, so that the lines of a page follow each other as those of the file do. */
    private @Nullable Row row() {
        int begin = line + 1;
        int empty = 0;
        var text = readLine();
        while (text != null && text.isBlank()) {
            empty++;
            text = readLine();
        }
        return text == null ? null : new Row("\n".repeat(Math.min(empty, PAGE)) + wholeRow(text), begin);
    }

    /** The row of which this is the first line. */
    private String wholeRow(String firstLine) {
        int begin = line;
        var row = new StringBuilder();
        boolean isOpen = false;
        for (var text = firstLine; text != null; text = isOpen ? readLine() : null) {
            row.append(text).append('\n');
            isOpen ^= isCsv && hasOddMarks(text);
            if (row.length() > PAGE) {
                throw bad(isOpen ? "a quotation mark is not closed, or this row is too long" : TOO_LONG, begin);
            }
        }
        return row.toString();
    }

    private static boolean hasOddMarks(String text) {
        return text.chars().filter(unit -> unit == '"').count() % 2 == 1;
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
                    throw bad(TOO_LONG, line);
                }
            }
            return text.isEmpty() ? null : text.toString();
        } catch (CharacterCodingException e) {
            throw bad("this is not UTF-8", line);
        } catch (IOException e) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "the body cannot be read to its end", e);
        }
    }

    private static RoseyException bad(String message, int line) {
        return new RoseyException(ErrorCode.BAD_REQUEST, message).with("line", line);
    }
}
