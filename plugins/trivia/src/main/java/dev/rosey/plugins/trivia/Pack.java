package dev.rosey.plugins.trivia;

import java.util.List;

/** Questions with a licence. A pack that exists is valid: {@link PackReader} refuses every other. */
record Pack(String name, String licence, String source, String author, String language, List<Question> questions) {

    Pack {
        questions = List.copyOf(questions);
    }
}
