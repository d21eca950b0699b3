package dev.rosey.plugins.quote;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.Arrays;
import java.util.List;

/**
 * Whose line is wanted.
 *
 * @param user the name as typed, without an @ before it
 * @param words what the line must hold, folded
 */
record Grab(String user, List<String> words) {
    Grab {
        words = List.copyOf(words);
    }

    /** Reads {@code alice the cake}. Fails with {@code BAD_REQUEST}. */
    static Grab read(String args, String usage) {
        String[] pieces = args.strip().split("\\s+", 2);
        String user = Person.typed(pieces[0]);
        if (user.isEmpty()) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "a user's name is expected")
                    .withChatText("Whose line? Try " + usage);
        }
        String words = pieces.length < 2 ? "" : Folding.folded(pieces[1]);
        return new Grab(
                user,
                Arrays.stream(words.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }
}
