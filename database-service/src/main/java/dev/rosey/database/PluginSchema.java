package dev.rosey.database;

import dev.rosey.bus.ModuleName;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.util.Locale;
import java.util.Set;

/**
 * What a plugin is called in the database. Both names are safe to stand in SQL between double quotes.
 *
 * @param plugin the plugin's database token
 * @param schema the schema of its own
 * @param role the role that it logs in as; it bears the database's name, because roles are shared by all databases
 */
record PluginSchema(String plugin, String schema, String role) {

    private static final Set<String> TAKEN = Set.of("public", "information_schema", "pg");
    private static final int NAME_LIMIT = 63;

    /** The names of a plugin in this database. Fails with {@code BAD_REQUEST} or {@code DENIED}. */
    static PluginSchema of(String plugin, String database) {
        try {
            ModuleName.requireName(plugin);
        } catch (IllegalArgumentException e) {
            throw new RoseyException(dev.rosey.bus.ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()), e);
        }
        var schema = plugin.replace('-', '_');
        if (TAKEN.contains(schema) || schema.startsWith("pg_")) {
            throw new RoseyException(StorageCodes.DENIED, "PostgreSQL has a schema " + schema + " of its own");
        }
        return new PluginSchema(plugin, schema, role(schema, database));
    }

    private static String role(String schema, String database) {
        var prefix = database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        var longest = NAME_LIMIT - schema.length() - 1;
        if (prefix.length() > longest) {
            var hash = Integer.toHexString(database.hashCode());
            prefix = prefix.substring(0, longest - hash.length()) + hash;
        }
        return prefix + '_' + schema;
    }
}
