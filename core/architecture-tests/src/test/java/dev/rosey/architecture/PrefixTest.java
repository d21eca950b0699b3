package dev.rosey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What commands begin with is for the operator to say, so no text may take it for granted. */
class PrefixTest {

    @Test
    void noTextSpellsTheUsualPrefix() {
        var usual = usual();

        assertThat(texts().filter(text -> usual.matcher(text).find())).isEmpty();
    }

    /** One that finds nothing would find no mistake either. */
    @Test
    void textsAndPhrasesAreFound() {
        assertThat(texts().filter(text -> text.contains("flip 3"))).isNotEmpty();
        assertThat("Try !roll 2d6, !quote add! <text> or !a").containsPattern(usual());
    }

    private static Pattern usual() {
        return BusDocument.manifests().stream()
                .flatMap(manifest -> manifest.commands().stream())
                .flatMap(command -> command.phrases().stream())
                .map(phrase -> phrase.replaceFirst("\\W.*", ""))
                .distinct()
                .collect(Collectors.collectingAndThen(Collectors.joining("|", "!(", ")\\b"), Pattern::compile));
    }

    /** All constants of the classes that answer in chat. */
    private static Stream<String> texts() {
        return new ClassFileImporter()
                        .importPackages(
                                "dev.rosey.core",
                                "dev.rosey.cytube",
                                "dev.rosey.dashboard",
                                "dev.rosey.database",
                                "dev.rosey.plugins",
                                "dev.rosey.runtime")
                        .stream()
                        .flatMap(type -> constants(type).stream());
    }

    private static List<String> constants(JavaClass type) {
        var texts = new ArrayList<String>();
        try (var in = new DataInputStream(
                type.getSource().orElseThrow().getUri().toURL().openStream())) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                if (tag == 1) {
                    texts.add(in.readUTF());
                } else {
                    in.skipNBytes(length(tag));
                    i += isWide(tag) ? 1 : 0;
                }
            }
            return texts;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** How long a constant that is no text is, behind its tag (Java Virtual Machine Specification, section 4.4). */
    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 5, 6 -> 8;
            default -> 4;
        };
    }

    /** Whether it takes the place of two. */
    private static boolean isWide(int tag) {
        return tag == 5 || tag == 6;
    }
}
