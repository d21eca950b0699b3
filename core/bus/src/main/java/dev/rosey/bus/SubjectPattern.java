package dev.rosey.bus;

import java.util.List;

/**
 * A subject with NATS wildcards: {@code *} is one token, {@code >} at the end is one or more.
 *
 * @param tokens the tokens
 */
public record SubjectPattern(List<String> tokens) {

    /** Every subject. */
    public static final SubjectPattern ALL = new SubjectPattern(List.of(">"));

    private static final int LIMIT = 200;

    public SubjectPattern {
        tokens = List.copyOf(tokens);
    }

    /** Reads a pattern of at most 200 characters. Fails with {@code BAD_REQUEST}. */
    public static SubjectPattern of(String typed) {
        var text = typed.strip();
        if (!isPattern(text)) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "not a subject pattern: " + text)
                    .withChatText("I can't read that pattern. Try one like chat.*");
        }
        return new SubjectPattern(split(text));
    }

    /** Whether {@link #of} can read this. */
    public static boolean isPattern(String text) {
        var tokens = split(text);
        return text.length() <= LIMIT
                && tokens.stream().noneMatch(token -> token.isEmpty() || token.contains(" "))
                && !tokens.subList(0, tokens.size() - 1).contains(">");
    }

    /** Whether the server would deliver a message of this subject to a subscription of this pattern. */
    public boolean matches(String subject) {
        var parts = split(subject);
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.equals(">")) {
                return parts.size() > i;
            }
            if (i >= parts.size() || !(token.equals("*") || token.equals(parts.get(i)))) {
                return false;
            }
        }
        return parts.size() == tokens.size();
    }

    private static List<String> split(String subject) {
        return List.of(subject.split("\\.", -1));
    }
}
