package dev.rosey.plugins.llmtrivia;

import java.util.List;
import java.util.Optional;

/**
 * What a question or a heckle is about.
 *
 * @param topic what was typed; empty for what plays
 * @param media what plays, unless a topic was typed
 * @param facts what the operator knows about it
 */
record Subject(String topic, Optional<Media> media, List<String> facts) {

    private static final String ANYTHING = "film and television";

    Subject {
        facts = List.copyOf(facts);
    }

    static Subject of(Topic topic, Optional<Media> playing, FactBook facts) {
        if (!topic.text().isEmpty()) {
            return new Subject(topic.text(), Optional.empty(), facts.about(topic.text()));
        }
        return playing.map(media -> new Subject("", playing, facts.about(media.title())))
                .orElse(new Subject(ANYTHING, Optional.empty(), List.of()));
    }

    /** By what questions about the same are found again. */
    String key() {
        return String.join(" ", Folding.words(media.map(Media::shownTitle).orElse(topic)));
    }

    /** What trivia says above the question; never a text that somebody typed. */
    String category() {
        return media.isPresent() ? "Now playing" : "By request";
    }
}
