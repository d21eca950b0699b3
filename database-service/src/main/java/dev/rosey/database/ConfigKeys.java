package dev.rosey.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** Reads {@link DatabaseConfig} from {@code rosey.database.*}. */
final class ConfigKeys {

    private static final String PREFIX = "rosey.database.";
    private static final String URL = "jdbc:postgresql://127.0.0.1:5433/rosey";
    private static final String USER = "rosey";

    private ConfigKeys() {}

    static DatabaseConfig read(Config config) {
        return new DatabaseConfig(
                value(config, "url", String.class, URL),
                value(config, "user", String.class, USER),
                config.getOptionalValue(PREFIX + "password-file", String.class)
                        .filter(file -> !file.isBlank())
                        .map(ConfigKeys::content)
                        .orElse(""),
                value(config, "statement-timeout", Duration.class, DatabaseConfig.STATEMENT_TIMEOUT),
                value(config, "slow", Duration.class, DatabaseConfig.SLOW),
                value(config, "connections-per-plugin", Integer.class, DatabaseConfig.CONNECTIONS_PER_PLUGIN),
                value(config, "audit-kept", Duration.class, DatabaseConfig.AUDIT_KEPT),
                value(config, "schema-limit-mb", Long.class, DatabaseConfig.SCHEMA_LIMIT >> 20) << 20);
    }

    private static <T> T value(Config config, String key, Class<T> type, T otherwise) {
        return config.getOptionalValue(PREFIX + key, type).orElse(otherwise);
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read rosey.database.password-file " + file, e);
        }
    }
}
