package dev.rosey.launcher;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A {@code rosey.yaml} in which nothing is wrong.
 *
 * @param rosey what stands below {@code rosey}
 * @param notes what does nothing, each with its line
 */
record ConfigFile(Map<?, ?> rosey, List<String> notes) {

    /**
     * Reads it.
     *
     * @throws LauncherException with the line where something cannot be meant
     */
    static ConfigFile read(Path file) {
        try {
            return of(file, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new LauncherException(file + " is not UTF-8 text.", e);
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1))
                    .orElse("");
            throw new LauncherException(file + " is no valid YAML" + line + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new LauncherException(
                    file + " is no valid YAML: "
                            + String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
                    e);
        } catch (IOException e) {
            throw new LauncherException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static ConfigFile of(Path file, String text) {
        var settings = LoadSettings.builder().setLabel(file.toString()).build();
        var document = new Load(settings).loadFromString(text);
        var check = new Compose(settings).composeString(text).map(ConfigCheck::of);
        var wrong = check.map(ConfigCheck::wrong).orElse(List.of());
        if (!wrong.isEmpty()) {
            throw new LauncherException(file + ", " + String.join(" ", wrong));
        }
        var rosey = document instanceof Map<?, ?> all ? all.get("rosey") : null;
        return new ConfigFile(
                rosey instanceof Map<?, ?> section ? section : Map.of(),
                check.map(ConfigCheck::notes).orElse(List.of()).stream()
                        .map(note -> file + ", " + note)
                        .toList());
    }
}
