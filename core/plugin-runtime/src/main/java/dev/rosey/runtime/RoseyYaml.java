package dev.rosey.runtime;

import io.helidon.config.yaml.mp.YamlMpConfigSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;
import org.jspecify.annotations.Nullable;

/**
 * {@code rosey.yaml} as a source of the configuration: {@code $ROSEY_HOME/rosey.yaml}, else {@code ./rosey.yaml}. Below the
 * environment and above the defaults. No file is fine.
 */
public final class RoseyYaml implements ConfigSourceProvider {

    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader loader) {
        return Stream.of(Path.of(System.getenv().getOrDefault("ROSEY_HOME", ".")), Path.of("."))
                .map(folder -> folder.resolve("rosey.yaml"))
                .filter(Files::isRegularFile)
                .limit(1)
                .<ConfigSource>map(file -> new Ranked(YamlMpConfigSource.create(file)))
                .toList();
    }

    /** A source with the ordinal of {@code rosey.yaml}. */
    private record Ranked(ConfigSource source) implements ConfigSource {
        @Override
        public int getOrdinal() {
            return ORDINAL;
        }

        @Override
        public Set<String> getPropertyNames() {
            return source.getPropertyNames();
        }

        @Override
        public @Nullable String getValue(String key) {
            return source.getValue(key);
        }

        @Override
        public String getName() {
            return "rosey.yaml";
        }
    }

    /** The configuration sources that stand above the settings which operators change: environment, system properties. */
    static List<ConfigSource> above(Iterable<ConfigSource> sources) {
        return Stream.iterate(sources.iterator(), java.util.Iterator::hasNext, iterator -> iterator)
                .map(java.util.Iterator::next)
                .filter(source -> source.getOrdinal() >= ConfigSource.DEFAULT_ORDINAL + ORDINAL)
                .toList();
    }
}
