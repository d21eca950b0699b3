package dev.rosey.launcher;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * The passwords of one Rosey: 256 random bits each, made once and kept in files that only their owner may read. They
 * consist of letters, digits, {@code -} and {@code _}, so that they can stand in a URL as they are.
 */
final class Credentials {

    private static final int BCRYPT_COST = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RoseyHome home;

    Credentials(RoseyHome home) {
        this.home = home;
    }

    /** The password of a NATS user, made when it has none yet. */
    String nats(String user) {
        return kept(home.natsCredentials().resolve(user), Credentials::password);
    }

    /** The same password as nats-server's configuration holds it; stays the same, so that a reload disconnects nobody. */
    String natsHash(String user) {
        var password = nats(user);
        var file = home.credentials().resolve("bcrypt").resolve(user);
        var hash = kept(file, () -> hash(password));
        if (BCrypt.verifyer().verify(password.toCharArray(), hash).verified) {
            return hash;
        }
        write(file, hash(password));
        return read(file);
    }

    /** The file with the password of PostgreSQL's owner role. */
    Path postgres() {
        return file("postgres");
    }

    /** The file with the password of the simulator's registered users. */
    Path simulator() {
        return file("simulator");
    }

    /** The file with the token of the REST interface's operator. */
    Path apiToken() {
        return file("api-token");
    }

    /** The file with the password by which the nats-servers of a cluster know each other. */
    Path natsRoutes() {
        return file("nats-routes");
    }

    /** What stands in one of the files above. */
    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        var file = home.credentials().resolve(name);
        kept(file, Credentials::password);
        return file;
    }

    /** An empty file is as good as none: a disk that was full left it so, and a password of no letters would let everybody in. */
    private static String kept(Path file, Supplier<String> made) {
        try {
            var kept = Files.exists(file) ? Files.readString(file).strip() : "";
            if (!kept.isEmpty()) {
                return kept;
            }
            var secret = made.get();
            write(file, secret);
            return secret;
        } catch (IOException e) {
            throw new LauncherException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String secret) {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createDirectories(file.getParent());
            var fresh = Files.createTempFile(file.getParent(), ".new", "", ownerOnly);
            Files.writeString(fresh, secret);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LauncherException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String password() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String password) {
        return BCrypt.with(BCrypt.Version.VERSION_2A).hashToString(BCRYPT_COST, password.toCharArray());
    }
}
