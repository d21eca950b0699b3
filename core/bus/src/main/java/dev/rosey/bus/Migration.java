package dev.rosey.bus;

/**
 * One step of a plugin's schema (bus contract, section 7).
 *
 * <pre>{@code {"version":"1","description":"create quotes","sql":"create table …"}}</pre>
 *
 * @param version whole numbers with dots between, as Flyway orders them: {@code 1}, {@code 1.1}, {@code 2}; not 0
 * @param description a few words for the history
 * @param sql one or more statements; they run in one transaction and must not end it
 */
public record Migration(String version, String description, String sql) {

    private static final int SQL_LIMIT = 512 * 1024;

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public Migration {
        Wire.require(version, "migration.version", 50);
        if (!version.matches("\\d{1,18}(\\.\\d{1,18}){0,5}")) {
            throw new IllegalArgumentException("migration.version is whole numbers with dots between: " + version);
        }
        if (plain(version).equals("0")) {
            throw new IllegalArgumentException("migration.version is 1 or more: every history starts at 0");
        }
        description = description == null ? "" : description;
        Wire.requirePresent(description, "migration.description", 200);
        Wire.require(sql, "migration.sql", SQL_LIMIT);
    }

    /** The version without zeros that mean nothing: {@code 01} and {@code 1.0} are {@code 1}. */
    String plainVersion() {
        return plain(version);
    }

    private static String plain(String version) {
        return version.replaceAll("(^|\\.)0+(?=\\d)", "$1").replaceAll("(\\.0)+$", "");
    }
}
