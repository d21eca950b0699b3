package dev.rosey.launcher;

import dev.rosey.bus.BuildHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the password in the file is the one that the database knows. A digest of the latter lies with the data, so that it
 * goes where the data goes; data without one may know any.
 *
 * @param data PostgreSQL's data folder
 * @param file holds the password that is to count
 */
record OwnerPassword(Path data, Path file) {

    OwnerPassword {
        if (Credentials.read(file).lines().count() > 1) {
            throw new LauncherException(file + " holds more than one line: leave the password alone in it.");
        }
    }

    boolean isSet() throws IOException {
        return Files.exists(mark()) && Files.readString(mark()).equals(BuildHash.of(file));
    }

    /** The SQL that makes it count. */
    String statement() {
        return "alter role " + Postgres.OWNER + " password '"
                + Credentials.read(file).replace("'", "''") + '\'';
    }

    /** Before the statement is carried out: whatever happens then, it is carried out again. */
    void forget() throws IOException {
        Files.deleteIfExists(mark());
    }

    /** The database knows it. */
    void remember() throws IOException {
        Files.writeString(mark(), BuildHash.of(file));
    }

    private Path mark() {
        return data.resolve("rosey.password");
    }
}
