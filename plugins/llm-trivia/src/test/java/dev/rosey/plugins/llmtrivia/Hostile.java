package dev.rosey.plugins.llmtrivia;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of {@code hostile.txt}. */
record Hostile(String kind, String text) {
    private static final Pattern UNIT = Pattern.compile("\\\\u([0-9a-f]{4})");

    static List<Hostile> all() {
        try (var stream = Hostile.class.getResourceAsStream("hostile.txt")) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Hostile::read)
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Hostile read(String line) {
        int bar = line.indexOf('|');
        String text = UNIT.matcher(line.substring(bar + 1))
                .replaceAll(unit -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(unit.group(1), 16))));
        return new Hostile(line.substring(0, bar), text.replace("\\\\", "\\"));
    }

    static List<String> of(String kind) {
        return all().stream()
                .filter(each -> each.kind.equals(kind))
                .map(Hostile::text)
                .toList();
    }

    /** What models might say. */
    static Stream<Hostile> outputs() {
        return all().stream().filter(each -> !each.kind.equals("title") && !each.kind.equals("name"));
    }
}
