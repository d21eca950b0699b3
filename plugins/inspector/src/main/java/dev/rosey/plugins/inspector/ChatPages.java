package dev.rosey.plugins.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts long answers into messages, two at a time, and remembers for each user what is left. Any thread may call it.
 */
final class ChatPages {

    /** What one message holds, in UTF-16 units. */
    static final int MESSAGE = 320;

    private static final int MESSAGES = 2;
    private static final int USERS = 100;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final String BETWEEN = " · ";

    private final String forMore;
    private final Map<String, Rest> rests = new LinkedHashMap<>();

    /** @param prefix what a command in chat begins with */
    ChatPages(String prefix) {
        this.forMore = " … " + prefix + "inspect more";
    }

    private record Rest(List<String> messages, Instant time) {}

    /**
     * The first messages of an answer.
     *
     * @param user who gets it, and whose earlier rest is forgotten
     * @param items what the answer is made of; one is broken only when it is longer than a message
     */
    synchronized List<String> first(String user, List<String> items, Instant now) {
        return next(user, messages(items), now);
    }

    /** The next messages of the user's last answer; none when there are none. */
    synchronized List<String> more(String user, Instant now) {
        var rest = rests.remove(key(user));
        if (rest == null || rest.time().plus(KEPT).isBefore(now)) {
            return List.of();
        }
        return next(user, rest.messages(), now);
    }

    private List<String> next(String user, List<String> messages, Instant now) {
        rests.remove(key(user));
        if (messages.size() <= MESSAGES) {
            return messages;
        }
        rests.put(key(user), new Rest(List.copyOf(messages.subList(MESSAGES, messages.size())), now));
        if (rests.size() > USERS) {
            rests.remove(rests.keySet().iterator().next());
        }
        return List.of(messages.get(0), messages.get(1) + forMore);
    }

    private static String key(String user) {
        return user.toLowerCase(Locale.ROOT);
    }

    /** Messages with room for how to get more. */
    List<String> messages(List<String> items) {
        var room = MESSAGE - forMore.length();
        var messages = new ArrayList<String>();
        var message = new StringBuilder();
        for (var item : items) {
            for (var piece : pieces(item, room)) {
                if (!message.isEmpty() && message.length() + BETWEEN.length() + piece.length() > room) {
                    messages.add(message.toString());
                    message.setLength(0);
                }
                message.append(message.isEmpty() ? "" : BETWEEN).append(piece);
            }
        }
        if (!message.isEmpty()) {
            messages.add(message.toString());
        }
        messages.replaceAll(ChatPages::withoutMarkup);
        return messages;
    }

    /** CyTube takes what stands between two of these as markup, and swallows them. */
    private static String withoutMarkup(String message) {
        var text = message.indexOf('_') == message.lastIndexOf('_') ? message : message.replace('_', '-');
        text = text.indexOf('*') == text.lastIndexOf('*') ? text : text.replace('*', '∗');
        return text.replace('`', '\'');
    }

    private static List<String> pieces(String item, int room) {
        var clean = item.replaceAll("\\s+", " ").strip();
        var pieces = new ArrayList<String>();
        int from = 0;
        while (clean.length() - from > room) {
            int to = from + room;
            int space = clean.lastIndexOf(' ', to);
            to = space > from + room / 2 ? space : to;
            to = Character.isHighSurrogate(clean.charAt(to - 1)) ? to - 1 : to;
            pieces.add(clean.substring(from, to).strip());
            from = to;
        }
        pieces.add(clean.substring(from).strip());
        pieces.removeIf(String::isEmpty);
        return pieces;
    }
}
