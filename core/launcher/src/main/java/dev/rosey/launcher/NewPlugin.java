package dev.rosey.launcher;

import dev.rosey.bus.ModuleName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * A plugin that is to be written into a checkout: a small one that works, in the places where all others stand.
 *
 * @param name its name
 * @param token its command token, its event family and the last part of its package
 * @param className its entry class
 */
record NewPlugin(String name, String token, String className) {

    /** The plugin after which the build knows a new one: each line that names it gets a sister. */
    private static final String MODEL = "dice-roller";

    private static final List<Path> BUILD_FILES =
            List.of(Path.of("pom.xml"), Path.of("core/launcher/pom.xml"), Path.of("core/architecture-tests/pom.xml"));

    private static final int LONGEST_TOKEN = 16;
    private static final int LINE = 120;

    /**
     * The names that follow from a plugin's name.
     *
     * @throws LauncherException when it cannot be one, or is somebody else's
     */
    static NewPlugin of(String name) {
        var joined = name.replace("-", "");
        var token = joined.substring(0, Math.min(LONGEST_TOKEN, joined.length()));
        try {
            ModuleName.of(ModuleName.requireName(name), token, token, null).requireForeign();
        } catch (IllegalArgumentException e) {
            throw new LauncherException("“" + name + "” cannot be a plugin: " + e.getMessage() + ".", e);
        }
        if (SourceVersion.isKeyword(token)) {
            throw new LauncherException("“" + name + "” cannot be a plugin: Java has another use for that word.");
        }
        var className = Arrays.stream(name.split("-+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return new NewPlugin(name, token, className);
    }

    /**
     * Writes its folder and makes it known to the build.
     *
     * @return the folder
     * @throws LauncherException when it is there already, or this is no checkout; then nothing was written
     */
    Path write(Path root) {
        var folder = root.resolve("plugins").resolve(name);
        if (Files.exists(folder)) {
            throw new LauncherException(folder + " is there already.");
        }
        try {
            for (var file : BUILD_FILES) {
                requireModel(root.resolve(file));
            }
            writeModule(folder);
            for (var file : BUILD_FILES) {
                addSister(root.resolve(file));
            }
        } catch (IOException e) {
            throw new LauncherException("Cannot write the plugin: " + e.getMessage(), e);
        }
        return folder;
    }

    private static void requireModel(Path buildFile) throws IOException {
        if (!Files.exists(buildFile) || !Files.readString(buildFile).contains(MODEL)) {
            throw new LauncherException(buildFile + " is missing or does not name " + MODEL
                    + ": a plugin is written into a checkout of Rosey's sources.");
        }
    }

    private void writeModule(Path folder) throws IOException {
        var code = "src/main/java/dev/rosey/plugins/" + token + '/';
        var tests = "src/test/java/dev/rosey/plugins/" + token + '/';
        put(folder, "pom.xml", "pom.xml");
        put(folder, "README.md", "README.md");
        put(folder, "SPEC.md", "SPEC.md");
        put(folder, "package-info.java", code + "package-info.java");
        put(folder, "Plugin.java", code + className + ".java");
        put(folder, "Greeted.java", code + "Greeted.java");
        put(folder, "PluginTest.java", tests + className + "Test.java");
        put(folder, "beans.xml", "src/main/resources/META-INF/beans.xml");
    }

    private void put(Path folder, String template, String file) throws IOException {
        var target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, filled(template));
    }

    private String filled(String template) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(NewPlugin.class.getResourceAsStream("new-plugin/" + template), template)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@NAME@", name)
                    .replace("@TOKEN@", token)
                    .replace("@CLASS@", className)
                    .lines()
                    .map(NewPlugin::wrapped)
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    /** As the formatter would have the one line that long names make too long. */
    private static String wrapped(String line) {
        return line.startsWith("@RoseyPlugin(") && line.length() > LINE
                ? line.replace("(", "(\n        ").replace(", ", ",\n        ")
                : line;
    }

    private void addSister(Path buildFile) throws IOException {
        var text = Files.readString(buildFile)
                .lines()
                .flatMap(line -> line.contains(MODEL)
                        ? List.of(line, line.replace(MODEL, name)).stream()
                        : List.of(line).stream())
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(buildFile, text);
    }
}
