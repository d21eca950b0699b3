package dev.rosey.plugins.quote;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quote's number at the start of what somebody typed.
 *
 * @param id the number
 * @param rest what is behind it
 */
record TypedNumber(long id, String rest) {
    private static final Pattern NUMBER = Pattern.compile("\\s*#?(-?\\d+)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final int DIGITS = 18;

    /** Whether somebody typed a number and nothing else. */
    static boolean isAll(String args) {
        Matcher matcher = NUMBER.matcher(args.strip());
        return matcher.matches() && matcher.group(2) == null;
    }

    /** Reads {@code 12}, {@code #12} and what follows. Fails with {@code BAD_REQUEST}. */
    static TypedNumber read(String args, String usage) {
        Matcher matcher = NUMBER.matcher(args);
        if (!matcher.matches()) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "a quote's number is expected")
                    .withChatText("Which quote? Try " + usage);
        }
        String digits = matcher.group(1);
        if (digits.length() > DIGITS) {
            throw QuoteBook.notFound(Long.MAX_VALUE, "There is no quote with such a number.");
        }
        String rest = matcher.group(2);
        return new TypedNumber(Long.parseLong(digits), rest == null ? "" : rest);
    }
}
