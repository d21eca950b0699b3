package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link MigrateRequest}.
 *
 * <pre>{@code {"ok":true,"schema":"quote_db","version":"1","applied":["1"],"statements":["insert","search"]}}</pre>
 *
 * @param ok always true; a failure is a reply with an {@code error} instead
 * @param schema the plugin's schema
 * @param version the schema's version now, or null without any migration
 * @param applied the versions that this request applied, in order
 * @param statements the names of the statements that it registered
 * @param dryRun whether all was undone again
 */
public record MigrateReply(
        boolean ok,
        String schema,
        @Nullable String version,
        List<String> applied,
        List<String> statements,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean dryRun) {

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public MigrateReply {
        applied = applied == null ? List.of() : List.copyOf(applied);
        statements = statements == null ? List.of() : List.copyOf(statements);
    }
}
