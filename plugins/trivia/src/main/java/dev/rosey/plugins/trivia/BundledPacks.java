package dev.rosey.plugins.trivia;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The packs that ship with the plugin; no network is needed to play them. */
final class BundledPacks {

    static final List<String> NAMES = List.of("film", "television", "general");

    private BundledPacks() {}

    static List<Pack> load() {
        return NAMES.stream().map(name -> PackReader.read(name, text(name))).toList();
    }

    /** The questions of all of them; ids are unique across them. */
    static List<Question> questions() {
        return load().stream().flatMap(pack -> pack.questions().stream()).toList();
    }

    static String text(String name) {
        try (InputStream stream = BundledPacks.class.getResourceAsStream("packs/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
