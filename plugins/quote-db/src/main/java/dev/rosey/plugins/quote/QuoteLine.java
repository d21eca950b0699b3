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

    private QuoteLine() {}

    /** {@code #12: The cake is a lie — alice, 22 Nov 2026}, with the text exactly as it is stored. */
    static String of(Quote quote, ZoneId zone) {
        return "#" + quote.id() + ": " + quote.text() + " — " + quote.attributedTo() + ", "
                + date(quote.addedAt(), zone);
    }

    /** The messages that a line takes, cut between words where there are any; none loses more than the space it is cut at. */
    static List<String> messages(String line) {
        List<String> messages = new ArrayList<>();
        String rest = line;
        while (rest.length() > MESSAGE) {
            int space = rest.lastIndexOf(' ', MESSAGE);
            int end = space > 0 ? space : Character.isHighSurrogate(rest.charAt(MESSAGE - 1)) ? MESSAGE - 1 : MESSAGE;
            messages.add(rest.substring(0, end));
            rest = rest.substring(space > 0 ? end + 1 : end);
        }
        messages.add(rest);
        return messages;
    }

    static String date(Instant instant, ZoneId zone) {
        return DATE.format(instant.atZone(zone));
    }

    /** One message with a preview of each quote of a page. */
    static String of(QuoteReader.Found found, ZoneId zone) {
        Page page = found.page();
        if (page.hits() == 1) {
            return of(page.quotes().getFirst(), zone);
        }
        int shown = page.quotes().size();
        String head = found.from() + "–" + (found.from() + shown - 1) + " of " + page.hits() + ": ";
        String tail = found.hasMore() ? BETWEEN + "!quote more" : "";
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
