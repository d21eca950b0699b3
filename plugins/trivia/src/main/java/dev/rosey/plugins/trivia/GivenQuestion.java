package dev.rosey.plugins.trivia;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question that another module hands over. A language model wrote it, so it is a stranger's: it becomes one line, is cut to
 * the room it has, and what does not make a valid question of a pack is refused.
 *
 * <pre>{@code {"id":"llm-7f3a","question":"Who directed Alien?","answer":"Ridley Scott","alternatives":["Scott"],
 *  "category":"Film","difficulty":"easy","explanation":"…","source":"llm:phi3"}}</pre>
 *
 * @param like in place of all others: a title that a question of the packs is to have to do with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GivenQuestion(
        @Nullable String id,
        @Nullable String question,
        @Nullable String answer,
        @Nullable List<String> alternatives,
        @Nullable String category,
        @Nullable String difficulty,
        @Nullable String explanation,
        @Nullable String source,
        @Nullable String like) {

    private static final int MOST_ALTERNATIVES = 10;
    private static final int LONGEST_CATEGORY = 24;
    private static final int LONGEST_EXPLANATION = 160;
    private static final String OWN_ID = "llm-[a-z0-9][a-z0-9-]{0,59}";
    private static final String CATEGORY = "Film";

    /** Whether an id is one that such questions have. */
    static boolean isGiven(String id) {
        return id.matches(OWN_ID);
    }

    /** Whether it asks for a question of the packs. */
    boolean isWish() {
        return like != null;
    }

    /** The question. Fails with {@code BAD_REQUEST} when it cannot be asked. */
    Question toQuestion() {
        List<String> answers = Stream.concat(
                        Stream.of(line(answer)),
                        Objects.requireNonNullElse(alternatives, List.<String>of()).stream()
                                .filter(Objects::nonNull)
                                .map(GivenQuestion::line)
                                .filter(text -> text.length() <= QuestionReader.LONGEST_ANSWER)
                                .limit(MOST_ALTERNATIVES))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (answers.isEmpty()) {
            throw refusal("the answer is missing");
        }
        Question given = Imported.open(
                id == null || !isGiven(id)
                        ? "llm-" + Integer.toHexString(line(question).hashCode())
                        : id,
                orElse(ChatText.fit(line(category), LONGEST_CATEGORY), CATEGORY),
                ChatText.fit(line(question), QuestionReader.LONGEST_TEXT),
                answers,
                orElse(ChatText.fit(line(source), LONGEST_EXPLANATION), "unknown"));
        Question whole = given.asked(hardness(), ChatText.fit(line(explanation), LONGEST_EXPLANATION));
        Imported checked = Imported.checked(List.of(new Imported.Found(0, whole)), List.of());
        return checked.questions().stream()
                .findFirst()
                .orElseThrow(() -> refusal(checked.skipped().toString()));
    }

    private Difficulty hardness() {
        return Stream.of(Difficulty.values())
                .filter(each -> each.name().equals(line(difficulty).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Difficulty.MEDIUM);
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /** Without control characters, marks that turn text around, and lines. */
    private static String line(@Nullable String text) {
        return text == null
                ? ""
                : text.replaceAll("[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]", "")
                        .replaceAll("[\\p{Cc}\\p{Z}]+", " ")
                        .strip();
    }

    private static RoseyException refusal(String why) {
        return new RoseyException(ErrorCode.BAD_REQUEST, "this question cannot be asked: " + why)
                .withChatText("I was given a question that I can't ask.");
    }
}
