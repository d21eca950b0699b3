package dev.rosey.plugins.quote;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** How a page of quotes is written. Both ways bring back exactly what was written. */
enum TransferFormat {

    /** A JSON object a line. */
    NDJSON {
        @Override
        String head() {
            return "";
        }

        @Override
        String write(TransferLine line) {
            return BusJson.text(line) + '\n';
        }

        @Override
        List<TransferLine> read(String page) {
            List<TransferLine> lines = new ArrayList<>();
            int number = 0;
            for (String line : withoutMark(page).split("\n", -1)) {
                number++;
                if (!line.isBlank()) {
                    lines.add(json(line, number));
                }
            }
            return lines;
        }

        private TransferLine json(String line, int number) {
            try {
                return BusJson.read(line.getBytes(StandardCharsets.UTF_8), TransferLine.class);
            } catch (RoseyException e) {
                throw unreadable(number, e.message());
            }
        }
    },

    /** RFC 4180 with a header; an empty field is an unknown value. */
    CSV {
        @Override
        String head() {
            return csv((Object[]) COLUMNS);
        }

        @Override
        String write(TransferLine line) {
            return csv(
                    line.id(),
                    line.text(),
                    line.channel(),
                    line.saidBy(),
                    line.addedBy(),
                    line.addedAt(),
                    line.mediaTitle(),
                    line.mediaPositionS(),
                    line.deletedAt());
        }

        @Override
        List<TransferLine> read(String page) {
            List<TransferLine> lines = new ArrayList<>();
            try (var parser = ROWS.builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(withoutMark(page)))) {
                for (CSVRecord row : parser) {
                    lines.add(line(row));
                }
            } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
                throw unreadable(lines.size() + 2, String.valueOf(e.getMessage()));
            }
            return lines;
        }
    };

    /** So much that a page goes into the arguments of one import. */
    private static final int PAGE_LIMIT = 15_000;

    private static final String[] COLUMNS = {
        "id", "text", "channel", "said_by", "added_by", "added_at", "media_title", "media_position_s", "deleted_at"
    };

    private static final CSVFormat ROWS = CSVFormat.RFC4180
            .builder()
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .setIgnoreEmptyLines(true)
            .get();

    /** The text before the lines. */
    abstract String head();

    abstract String write(TransferLine line);

    /** Reads a page. Fails with {@code BAD_REQUEST} and the line. */
    abstract List<TransferLine> read(String page);

    /** Reads a format's name. Fails with {@code BAD_REQUEST}. */
    static TransferFormat named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "ndjson" -> NDJSON;
            case "csv" -> CSV;
            default ->
                throw new RoseyException(ErrorCode.BAD_REQUEST, "no such format: " + name)
                        .withChatText("I know the formats ndjson and csv.");
        };
    }

    String formatName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As many of these quotes, in their order, as fit on a page; at least one if there is one. */
    TransferPage page(List<Quote> quotes) {
        StringBuilder page = new StringBuilder(head());
        int written = 0;
        for (Quote quote : quotes) {
            String line = write(TransferLine.of(quote));
            if (written > 0 && page.length() + line.length() > PAGE_LIMIT) {
                break;
            }
            page.append(line);
            written++;
        }
        return new TransferPage(page.toString(), written);
    }

    private static String csv(@Nullable Object... values) {
        StringBuilder row = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(row, ROWS)) {
            printer.printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row.toString();
    }

    private static TransferLine line(CSVRecord row) {
        try {
            return new TransferLine(
                    number(row, "id"),
                    field(row, "text"),
                    field(row, "channel"),
                    field(row, "said_by"),
                    field(row, "added_by"),
                    Instant.parse(field(row, "added_at")),
                    field(row, "media_title"),
                    field(row, "media_position_s").isEmpty() ? null : number(row, "media_position_s"),
                    field(row, "deleted_at").isEmpty() ? null : Instant.parse(field(row, "deleted_at")));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not an instant: " + e.getParsedString(), e);
        }
    }

    private static long number(CSVRecord row, String column) {
        try {
            return Long.parseLong(field(row, column));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " is not a number", e);
        }
    }

    private static String field(CSVRecord row, String column) {
        if (!row.isSet(column)) {
            throw new IllegalArgumentException("the column " + column + " is missing");
        }
        String value = row.get(column);
        return value == null ? "" : value;
    }

    /** Spreadsheets begin a file in UTF-8 with a mark that belongs to no line. */
    private static String withoutMark(String page) {
        return page.startsWith("\uFEFF") ? page.substring(1) : page;
    }

    private static RoseyException unreadable(int line, String why) {
        return new RoseyException(ErrorCode.BAD_REQUEST, "line " + line + ": " + why)
                .withChatText("I can't read line " + line + " of that. Nothing was imported.")
                .with("line", line);
    }
}
