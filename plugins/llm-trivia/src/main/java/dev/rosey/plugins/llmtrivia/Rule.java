package dev.rosey.plugins.llmtrivia;

import java.util.Locale;

/** What a text of a model may break, by which it is counted when it is dropped. */
enum Rule {
    MALFORMED,
    LENGTH,
    CONTROL,
    COMMAND,
    LINK,
    HTML,
    MARKDOWN,
    BLOCKED_WORD,
    NAME,
    TELLS_ANSWER,
    DUPLICATE,
    NOT_CONFIRMED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
