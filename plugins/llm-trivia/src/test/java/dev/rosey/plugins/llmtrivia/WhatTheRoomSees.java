package dev.rosey.plugins.llmtrivia;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at a text as a moderator would, in other ways than the rules do. */
final class WhatTheRoomSees {
    private static final List<String> SCHEMES = List.of("http:", "https:", "ftp:", "mailto:", "javascript:", "www.");
    private static final List<String> DOMAINS = List.of("com", "org", "net", "ly", "gg", "be", "me", "io", "ru");
    private static final List<String> MARKS =
            List.of("*", "_", "`", "~~", "||", "](", "<", ">", "&#", "&amp;", "@example");

    private WhatTheRoomSees() {}

    /** What is wrong with it; empty when nothing is. */
    static List<String> isWrongWith(String text) {
        List<String> wrong = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.length() > 320 || text.lines().count() > 1) {
            wrong.add("more than one message");
        }
        if (text.startsWith("/") || text.startsWith("!") || text.startsWith("🤖 /") || text.startsWith("🤖 !")) {
            wrong.add("a command");
        }
        if (text.codePoints().anyMatch(WhatTheRoomSees::cannotBeSeen)) {
            wrong.add("something hidden");
        }
        SCHEMES.stream().filter(lower::contains).forEach(wrong::add);
        MARKS.stream().filter(lower::contains).forEach(wrong::add);
        DOMAINS.stream()
                .filter(domain -> lower.matches("(?s).*[a-z0-9]\\." + domain + "([^a-z].*)?"))
                .forEach(wrong::add);
        if (lower.matches("(?sU).*\\b(shit|fuck|bitch|whore)\\b.*")) {
            wrong.add("a bad word");
        }
        return wrong;
    }

    private static boolean cannotBeSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
