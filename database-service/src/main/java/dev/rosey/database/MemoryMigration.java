package dev.rosey.database;

import dev.rosey.bus.Migration;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * A migration that came over the bus. Flyway decides whether it is due and keeps the history; it is carried out elsewhere,
 * on the plugin's own connection.
 */
final class MemoryMigration implements JavaMigration {

    private final Migration migration;
    private final Consumer<Migration> run;

    MemoryMigration(Migration migration, Consumer<Migration> run) {
        this.migration = migration;
        this.run = run;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(migration.version());
    }

    @Override
    public String getDescription() {
        return migration.description().isEmpty() ? "migration" : migration.description();
    }

    /** Of the text, whatever its line ends are. */
    @Override
    public Integer getChecksum() {
        var checksum = new CRC32();
        migration.sql().lines().forEach(line -> checksum.update((line + '\n').getBytes(StandardCharsets.UTF_8)));
        return (int) checksum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        run.accept(migration);
    }
}
