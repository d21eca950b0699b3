package dev.rosey.plugins.quote;

import dev.rosey.plugin.PluginBean;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last 200 lines of each channel. Lines that ask for a quote are left out: nobody means them. Any thread may call.
 */
@PluginBean
final class ChannelHistory {
    static final int LINES = 200;
    private static final int CHANNELS = 100;
    private static final Pattern QUOTE_COMMAND =
            Pattern.compile("\\s*[^\\p{L}\\p{N}\\s]{1,3}quote(?:[^\\p{L}\\p{N}].*)?", Pattern.CASE_INSENSITIVE);

    private final Recent<String, Deque<ChatLine>> channels = new Recent<>(CHANNELS);

    synchronized void heard(ChatLine line) {
        Deque<ChatLine> lines = channels.computeIfAbsent(line.channel(), channel -> new ArrayDeque<>());
        lines.addFirst(line);
        if (lines.size() > LINES) {
            lines.removeLast();
        }
    }

    /**
     * The newest line of a user that holds all the words.
     *
     * @param user the name in any case
     * @param words folded
     */
    synchronized Optional<ChatLine> newest(String channel, String user, List<String> words) {
        Deque<ChatLine> lines = channels.getOrDefault(channel, new ArrayDeque<>());
        return lines.stream()
                .filter(line -> line.user().name().equalsIgnoreCase(user))
                .filter(line -> !QUOTE_COMMAND.matcher(line.text()).matches())
                .filter(line -> !QuoteText.cleaned(line.text()).isEmpty())
                .filter(line -> holds(line, words))
                .findFirst();
    }

    private static boolean holds(ChatLine line, List<String> words) {
        String folded = Folding.folded(line.text());
        return words.stream().allMatch(folded::contains);
    }
}
