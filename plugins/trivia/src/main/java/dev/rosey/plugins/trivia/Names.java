package dev.rosey.plugins.trivia;

import java.util.Locale;

/** Names of players as CyTube has them: the same whatever their case. */
final class Names {

    private Names() {}

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }
}
