package dev.rosey.plugins.quote;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Quotes as the chat reads them. */
final class QuoteLine {
    /** What one chat message holds, in UTF-16 units. */
    private static final int MESSAGE = 320;

    private static final int SHORTEST_PREVIEW = 16;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final String BETWEEN = " · ";
    private static final String DASH = " — ";

    private QuoteLine() {}

    /** {@code #12: The cake is a lie — alice, 22 Nov 2026}, with the text exactly as it is stored. */
    static String of(Quote quote, ZoneId zone) {
        return number(quote) + quote.text() + attribution(quote, zone);
    }

    /** One message about what became of a quote, such as {@code Saved as #12: …}; a text that is too long is shortened. */
    static String of(String what, Quote quote, ZoneId zone) {
        String before = what + number(quote);
        String behind = attribution(quote, zone);
        int room = MESSAGE - before.length() - behind.length();
        return before + Preview.of(quote.text(), Math.max(SHORTEST_PREVIEW, room)) + behind;
    }

    private static String number(Quote quote) {
        return "#" + quote.id() + ": ";
    }

    private static String attribution(Quote quote, ZoneId zone) {
        return DASH + quote.attributedTo() + ", " + date(quote.addedAt(), zone);
    }

    /**
     * The messages that a line takes, cut between words unless that leaves one half empty; none loses more than the space it is
     * cut at.
     * Who said it and when stays in one.
     */
    static List<String> messages(String line) {
        int attribution = line.lastIndexOf(DASH);
        List<String> messages = new ArrayList<>();
        int from = 0;
        while (line.length() - from > MESSAGE) {
            int end = cut(line, from, attribution);
            messages.add(line.substring(from, end));
            from = line.charAt(end) == ' ' ? end + 1 : end;
        }
        messages.add(line.substring(from));
        return messages;
    }

    private static int cut(String line, int from, int attribution) {
        int full = from + MESSAGE;
        if (attribution > from && attribution <= full) {
            return attribution;
        }
        int space = line.lastIndexOf(' ', full);
        if (space > from + MESSAGE / 2) {
            return space;
        }
        return Character.isHighSurrogate(line.charAt(full - 1)) ? full - 1 : full;
    }

    static String date(Instant instant, ZoneId zone) {
        return DATE.format(instant.atZone(zone));
    }

    /**
     * One message with a preview of each quote of a page.
     *
     * @param prefix what a command begins with
     */
    static String of(QuoteReader.Found found, String prefix) {
        Page page = found.page();
        int shown = page.quotes().size();
        String head = found.from() + "–" + (found.from() + shown - 1) + " of " + page.hits() + ": ";
        String tail = found.hasMore() ? BETWEEN + prefix + "quote more" : "";
        int room = MESSAGE - head.length() - tail.length() - (shown - 1) * BETWEEN.length();
        StringBuilder line = new StringBuilder(head);
        for (int i = 0; i < shown; i++) {
            String entry = entry(page.quotes().get(i), room / (shown - i));
            room -= entry.length();
            line.append(i == 0 ? "" : BETWEEN).append(entry);
        }
        return line.append(tail).toString();
    }

    private static String entry(Quote quote, int room) {
        String number = "#" + quote.id() + " ";
        return number + Preview.of(quote.text(), Math.max(SHORTEST_PREVIEW, room - number.length()));
    }

    /** A quote so short that a sentence around it fits into the same message. */
    static String brief(Quote quote) {
        return "#" + quote.id() + " “" + Preview.of(quote.text(), MESSAGE / 2) + "”";
    }
}
