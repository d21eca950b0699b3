package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.Migration;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's schema history, kept by Flyway in a table of the service's own schema, as part of the transaction that its
 * connection is in.
 */
final class SchemaHistory {

    /** Where every history starts; no migration has this version. */
    private static final String NOTHING = "0";

    private final FluentConfiguration configuration;
    private @Nullable String version;

    SchemaHistory(Connection own, PluginSchema names) {
        this.configuration = Flyway.configure(SchemaHistory.class.getClassLoader())
                .dataSource(new SharedConnection(own))
                .schemas(TenantConnections.OWN)
                .defaultSchema(TenantConnections.OWN)
                .createSchemas(false)
                .table("history_" + names.schema())
                .locations(new String[0])
                .baselineOnMigrate(true)
                .baselineVersion(NOTHING)
                .ignoreMigrationPatterns("*:missing", "*:future", "*:pending")
                .group(true)
                .loggers("slf4j");
    }

    /**
     * Runs the migrations that are due, in the order of their versions.
     *
     * @return the versions that ran
     */
    List<String> apply(List<Migration> migrations, Consumer<Migration> run) {
        var all = migrations.stream()
                .map(migration -> new MemoryMigration(migration, run))
                .toArray(JavaMigration[]::new);
        var flyway = configuration.javaMigrations(all).load();
        try {
            if (migrations.isEmpty()) {
                version = version(flyway);
                return List.of();
            }
            var result = flyway.migrate();
            version = NOTHING.equals(result.targetSchemaVersion) || result.targetSchemaVersion == null
                    ? version(flyway)
                    : result.targetSchemaVersion;
            return result.migrations.stream().map(done -> done.version).toList();
        } catch (FlywayValidateException e) {
            throw refused(flyway.validateWithResult(), e);
        } catch (FlywayException e) {
            throw unwrap(e);
        }
    }

    /** The schema's version after {@link #apply}, or null before any migration. */
    @Nullable
    String version() {
        return version;
    }

    private static @Nullable String version(Flyway flyway) {
        var current = flyway.info().current();
        var version = current == null || current.getVersion() == null
                ? NOTHING
                : current.getVersion().getVersion();
        return NOTHING.equals(version) ? null : version;
    }

    private static RoseyException refused(ValidateResult validation, FlywayException failure) {
        if (validation.invalidMigrations.isEmpty()) {
            return new RoseyException(ErrorCode.INTERNAL, "the schema's history makes no sense", failure);
        }
        var invalid = validation.invalidMigrations.getFirst();
        var error = invalid.errorDetails.errorCode == CoreErrorCode.CHECKSUM_MISMATCH
                ? new RoseyException(
                        StorageCodes.CHECKSUM_MISMATCH,
                        "migration " + invalid.version + " was applied with other text; add a new one instead")
                : new RoseyException(
                        ErrorCode.BAD_REQUEST,
                        "migration " + invalid.version + " does not fit the schema's history: "
                                + invalid.errorDetails.errorCode);
        return error.with("version", invalid.version);
    }

    private static RoseyException unwrap(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RoseyException ours) {
                return ours;
            }
            if (cause instanceof java.sql.SQLException sql) {
                return SqlFailures.of(sql, null);
            }
        }
        return new RoseyException(ErrorCode.INTERNAL, "the schema's history cannot be read or written", failure);
    }
}
