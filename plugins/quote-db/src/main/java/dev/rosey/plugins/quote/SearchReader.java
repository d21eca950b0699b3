package dev.rosey.plugins.quote;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code cake "the big lie" by:alice after:2026-01 before:2026-06-15 media:"the room"}.
 *
 * <p>Dates are days, months or years and mean their start in the given time zone. A quotation mark that is not closed
 * goes to the end. Everything else, {@code %}, {@code _} and unknown keys too, is a word.
 */
final class SearchReader {
    private static final int MOST_TERMS = 20;
    private static final Pattern PIECE = Pattern.compile(
            "(?:(?<key>by|before|after|media):)?(?:[\"“”](?<phrase>[^\"“”]*)[\"“”]?|(?<word>\\S+))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?");

    private final ZoneId zone;
    private final List<String> terms = new ArrayList<>();
    private String by = "";
    private String media = "";
    private @Nullable Instant after;
    private @Nullable Instant before;

    private SearchReader(ZoneId zone) {
        this.zone = zone;
    }

    /** Reads a search; a blank one finds anything. Fails with {@code BAD_REQUEST}. */
    static SearchQuery read(String text, ZoneId zone) {
        SearchReader reader = new SearchReader(zone);
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            reader.take(piece);
        }
        if (reader.terms.size() > MOST_TERMS) {
            throw problem(reader.terms.size() + " terms", "That are too many words to look for at once.");
        }
        return new SearchQuery(reader.terms, reader.by, reader.media, reader.after, reader.before);
    }

    private void take(Matcher piece) {
        String key = piece.group("key");
        String phrase = piece.group("phrase");
        String value = phrase != null ? phrase : piece.group("word");
        String wanted = value == null ? "" : value;
        if (key == null) {
            addTerm(wanted);
            return;
        }
        switch (key.toLowerCase(Locale.ROOT)) {
            case "by" -> by = Folding.name(Person.typed(wanted.strip()));
            case "media" -> media = Folding.folded(wanted);
            case "after" -> after = start(wanted);
            default -> before = start(wanted);
        }
    }

    private void addTerm(String term) {
        String folded = Folding.folded(term);
        if (!folded.isEmpty()) {
            terms.add(folded);
        }
    }

    private Instant start(String date) {
        Matcher parts = DATE.matcher(date);
        if (!parts.matches()) {
            throw badDate(date);
        }
        try {
            return day(parts).atStartOfDay(zone).toInstant();
        } catch (DateTimeException noSuchDay) {
            throw badDate(date);
        }
    }

    private static LocalDate day(Matcher parts) {
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) == null) {
            return Year.of(year).atDay(1);
        }
        int month = Integer.parseInt(parts.group(2));
        if (parts.group(3) == null) {
            return YearMonth.of(year, month).atDay(1);
        }
        return LocalDate.of(year, month, Integer.parseInt(parts.group(3)));
    }

    private static RoseyException badDate(String date) {
        return problem(
                "not a date: " + date,
                "I can't read “" + Preview.of(date, 30) + "” as a date. Write it as 2026-11-22, 2026-11 or 2026.");
    }

    private static RoseyException problem(String message, String chatText) {
        return new RoseyException(ErrorCode.BAD_REQUEST, message).withChatText(chatText);
    }
}
