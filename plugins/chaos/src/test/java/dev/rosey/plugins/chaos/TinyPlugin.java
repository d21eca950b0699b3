package dev.rosey.plugins.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * A plugin that is compiled and packed while a test runs: it says its version, dies when it is told to, and keeps notes.
 *
 * @param name what it is called, and its jar
 * @param token its command token
 * @param family its event family
 * @param version what it says and answers
 * @param diesAtStart whether it never comes up
 * @param secondMigration what it does to its tables besides making them; empty for nothing
 */
record TinyPlugin(
        String name, String token, String family, String version, boolean diesAtStart, String secondMigration) {

    private static final String DESCRIPTION = "META-INF/rosey/plugin.json";

    static TinyPlugin of(String name, String version) {
        return new TinyPlugin(name, name, name, version, false, "");
    }

    TinyPlugin dyingAtStart() {
        return new TinyPlugin(name, token, family, version, true, secondMigration);
    }

    TinyPlugin migrating(String sql) {
        return new TinyPlugin(name, token, family, version, diesAtStart, sql);
    }

    TinyPlugin withToken(String other) {
        return new TinyPlugin(name, other, family, version, diesAtStart, secondMigration);
    }

    TinyPlugin withFamily(String other) {
        return new TinyPlugin(name, token, other, version, diesAtStart, secondMigration);
    }

    /** Puts it into a folder, in one step and in place of what has its name. */
    Path dropInto(Path folder) {
        return drop(folder, false);
    }

    /** The same without what makes a jar a plugin. */
    Path dropPlainInto(Path folder) {
        return drop(folder, true);
    }

    private Path drop(Path folder, boolean isPlain) {
        try {
            var work = Files.createTempDirectory("tiny");
            var classes = Files.createDirectories(work.resolve("classes"));
            compile(write(work, "Tiny.java", source()), classes);
            write(classes, "META-INF/beans.xml", """
                    <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
                    """);
            write(classes, "db/migration/V1__create_notes.sql", "create table notes (text text not null);");
            if (!secondMigration.isEmpty()) {
                write(classes, "db/migration/V2__change_notes.sql", secondMigration);
            }
            write(classes, "db/statements/note.sql", "insert into notes (text) values (:text)");
            write(classes, "db/statements/count.sql", "select count(*) as notes from notes");
            if (isPlain) {
                Files.delete(classes.resolve(DESCRIPTION));
            }
            var fresh = folder.resolve('.' + name + ".part");
            pack(classes, fresh);
            delete(work);
            return Files.move(fresh, folder.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new JarEntry(classes.relativize(file).toString());
                entry.setTime(0);
                out.putNextEntry(entry);
                Files.copy(file, out);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void compile(Path source, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                    "-d",
                    classes.toString(),
                    "-cp",
                    shipped(),
                    "-processor",
                    "dev.rosey.plugin.processor.ManifestProcessor",
                    "-parameters");
            var task = compiler.getTask(said, manager, null, options, null, manager.getJavaFileObjects(source));
            assertThat(task.call()).as(said.toString()).isTrue();
        }
    }

    private static String shipped() throws IOException {
        try (var jars = Files.list(WholeRosey.DISTRIBUTION)) {
            return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private String source() {
        return """
            package tiny.%1$s;

            import dev.rosey.bus.CommandRequest;
            import dev.rosey.plugin.Command;
            import dev.rosey.plugin.RoseyPlugin;
            import dev.rosey.plugin.Storage;
            import jakarta.enterprise.context.ApplicationScoped;
            import jakarta.enterprise.context.Initialized;
            import jakarta.enterprise.event.Observes;
            import jakarta.inject.Inject;
            import java.util.Map;

            @RoseyPlugin(
                    name = "%1$s", token = "%2$s", family = "%3$s", version = "%4$s", database = "%1$s",
                    description = "Says its version")
            class Tiny {

                record Count(long notes) {}

                @Inject
                Storage storage;

                void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
                    if (%5$s) {
                        System.err.println("there is nothing to live for");
                        Runtime.getRuntime().halt(7);
                    }
                }

                @Command(phrase = "%2$s", help = "Says its version")
                String version(CommandRequest request) {
                    return "%4$s";
                }

                @Command(help = "Keeps a note, and says how many there are")
                String note(CommandRequest request) {
                    storage.exec("note", Map.of("text", request.args()));
                    return notes(request);
                }

                @Command(help = "Says how many notes there are")
                String notes(CommandRequest request) {
                    return storage.query("count", Map.of()).one(Count.class).notes() + " notes";
                }

                @Command(help = "Dies")
                String die(CommandRequest request) {
                    System.err.println("goodbye, cruel world");
                    Runtime.getRuntime().halt(9);
                    return "";
                }
            }
            """.formatted(name, token, family, version, diesAtStart);
    }
}
