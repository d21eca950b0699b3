package dev.rosey.plugins.trivia;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Small pieces of what the bot says. */
final class ChatText {

    /** The longest message of the chat, in UTF-16 units. */
    static final int LONGEST = 320;

    private static final Pattern ARTICLE = Pattern.compile("(?:the|an?) ");

    private ChatText() {}

    /** The text, cut with “…” when it is too long, never within a surrogate pair. */
    static String fit(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    /** The same with a capital in front where it begins with an article. */
    static String sentence(String text) {
        return ARTICLE.matcher(text).lookingAt()
                ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
                : text;
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** “1 point”, “20 points”. */
    static String points(int points) {
        return points == 1 ? "1 point" : points + " points";
    }
}
