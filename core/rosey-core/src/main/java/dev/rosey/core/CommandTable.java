package dev.rosey.core;

import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.ModuleName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The phrases that chat can use, and who serves each. Immutable.
 *
 * <p>Whoever comes first keeps a token and a phrase; later claims are {@link #conflicts}, as is what nobody can read. The
 * tokens of the modules that ship with Rosey belong to these alone, and those of a plugin that is installed to it, also while
 * it is away.
 */
final class CommandTable {

    static final CommandTable EMPTY = new CommandTable(new TreeMap<>(), List.of());

    /**
     * Who serves a phrase.
     *
     * @param plugin the plugin's name
     * @param command the command
     */
    record Route(String plugin, CommandSpec command) {}

    /**
     * A line that is a command.
     *
     * @param route who serves it
     * @param args what is behind the phrase, as typed
     */
    record Match(Route route, String args) {}

    /** A claim that came too late, or that makes no sense. */
    record Conflict(String plugin, String reason) {}

    private final Map<String, Route> phrases;
    private final List<Conflict> conflicts;

    private CommandTable(Map<String, Route> phrases, List<Conflict> conflicts) {
        this.phrases = phrases;
        this.conflicts = List.copyOf(conflicts);
    }

    /**
     * The table of these plugins, in the order in which they came.
     *
     * @param installed the tokens of those that are installed, by name
     */
    static CommandTable of(Collection<KnownPlugin> plugins, Map<String, List<String>> installed) {
        var phrases = new TreeMap<String, Route>();
        var conflicts = new ArrayList<Conflict>();
        var owners = owners(installed);
        for (var plugin : plugins) {
            plugin.last()
                    .nonsense()
                    .map(why -> new Conflict(plugin.name(), why))
                    .forEach(conflicts::add);
            for (var command : plugin.commands()) {
                var owner = owners.computeIfAbsent(command.token(), token -> plugin.name());
                if (!owner.equals(plugin.name())) {
                    conflicts.add(
                            new Conflict(plugin.name(), "the token “" + command.token() + "” belongs to " + owner));
                    continue;
                }
                claim(plugin.name(), command, phrases, conflicts);
            }
        }
        return new CommandTable(phrases, conflicts);
    }

    private static Map<String, String> owners(Map<String, List<String>> installed) {
        var owners = new HashMap<String, String>();
        new TreeMap<>(installed).forEach((name, tokens) -> tokens.forEach(token -> owners.putIfAbsent(token, name)));
        ModuleName.reserved()
                .values()
                .forEach(module -> module.tokens().forEach(token -> owners.put(token, module.name())));
        return owners;
    }

    private static void claim(
            String plugin, CommandSpec command, Map<String, Route> phrases, List<Conflict> conflicts) {
        for (var phrase : command.phrases()) {
            var first = phrases.putIfAbsent(phrase, new Route(plugin, command));
            if (first != null && !first.plugin().equals(plugin)) {
                conflicts.add(new Conflict(plugin, "the phrase “" + phrase + "” belongs to " + first.plugin()));
            }
        }
    }

    /** The longest phrase that this text, without the prefix, starts with. */
    Optional<Match> match(String text) {
        var words = Words.of(text);
        for (int count = Math.min(words.size(), Words.MOST); count > 0; count--) {
            var route = phrases.get(words.first(count));
            if (route != null) {
                return Optional.of(new Match(route, words.behind(count)));
            }
        }
        return Optional.empty();
    }

    /** The phrases and who serves them, sorted. */
    Map<String, Route> phrases() {
        return java.util.Collections.unmodifiableMap(phrases);
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    /** The first words of a text, and where each ends. */
    private record Words(String text, List<String> words, List<Integer> ends) {

        /** More words than any phrase has. */
        static final int MOST = 8;

        static Words of(String text) {
            var words = new ArrayList<String>();
            var ends = new ArrayList<Integer>();
            var matcher = WORD.matcher(text);
            while (words.size() < MOST && matcher.find()) {
                words.add(matcher.group().toLowerCase(Locale.ROOT));
                ends.add(matcher.end());
            }
            return new Words(text, words, ends);
        }

        int size() {
            return words.size();
        }

        String first(int count) {
            return String.join(" ", words.subList(0, count));
        }

        /** What is behind the first words, without the space in between. */
        String behind(int count) {
            return LEADING_SPACE.matcher(text.substring(ends.get(count - 1))).replaceFirst("");
        }
    }

    /** No-break and other wide spaces separate words too: some keyboards type them. */
    private static final java.util.regex.Pattern WORD = java.util.regex.Pattern.compile("[^\\s\\p{Z}]+");

    private static final java.util.regex.Pattern LEADING_SPACE = java.util.regex.Pattern.compile("^[\\s\\p{Z}]+");
}
