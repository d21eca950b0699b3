package dev.rosey.simulator;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What users and channels may be called. */
final class Names {
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_-]{1,20}");
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9_-]{1,30}");
    private static final Set<String> RESERVED = Set.of("admin", "administrator", "server", "voteskip");

    private Names() {}

    static boolean isUser(String name) {
        return USER.matcher(name).matches();
    }

    static boolean isChannel(String name) {
        return CHANNEL.matcher(name).matches();
    }

    static boolean isReserved(String name) {
        return RESERVED.contains(key(name));
    }

    /** Names that differ in letter case only are the same. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Names that look alike are one when it comes to registering: {@code r0sey} is {@code rosey}. */
    static String lookalike(String name) {
        return key(name).replace('0', 'o').replaceAll("[il]", "1").replace('-', '_');
    }
}
