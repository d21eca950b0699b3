package dev.rosey.plugins.inspector;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.List;

/**
 * A subject with NATS wildcards: {@code *} is one token, {@code >} at the end is one or more.
 *
 * @param tokens the tokens
 */
record SubjectPattern(List<String> tokens) {

    static final SubjectPattern ALL = new SubjectPattern(List.of(">"));

    private static final int LIMIT = 200;

    SubjectPattern {
        tokens = List.copyOf(tokens);
    }

    /** Reads a pattern. Fails with {@code BAD_REQUEST}. */
    static SubjectPattern of(String text) {
        var tokens = List.of(text.strip().split("\\.", -1));
        var allButLast = tokens.subList(0, tokens.size() - 1);
        if (text.length() > LIMIT
                || tokens.stream().anyMatch(token -> token.isEmpty() || token.contains(" "))
                || allButLast.contains(">")) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "not a subject pattern: " + text)
                    .withChatText("I can't read that pattern. Try chat.* or *.command_failed");
        }
        return new SubjectPattern(tokens);
    }

    boolean matches(String subject) {
        var parts = subject.split("\\.", -1);
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.equals(">")) {
                return parts.length > i;
            }
            if (i >= parts.length || !(token.equals("*") || token.equals(parts[i]))) {
                return false;
            }
        }
        return parts.length == tokens.size();
    }
}
