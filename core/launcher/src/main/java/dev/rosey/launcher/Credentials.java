package dev.rosey.launcher;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The passwords of one Rosey: 256 random bits each, made once and kept in files that only their owner may read. They
 * consist of letters, digits, {@code -} and {@code _}, so that they can stand in a URL as they are. Safe for use by several
 * threads.
 */
final class Credentials {

    private static final int BCRYPT_COST = 4;

    /** In bytes: what bcrypt takes. */
    private static final int LONGEST = 71;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final RoseyHome home;
    private final Map<Path, String> known = new ConcurrentHashMap<>();

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
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new LauncherException(
                    "The password in " + home.natsCredentials().resolve(user) + " is too long: nats-server compares "
                            + LONGEST + " bytes.");
        }
        var file = home.credentials().resolve("bcrypt").resolve(user);
        var hash = kept(file, () -> hash(password));
        if (BCrypt.verifyer().verify(password.toCharArray(), hash).verified) {
            return hash;
        }
        var fresh = hash(password);
        write(file, fresh);
        return fresh;
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
            throw unreadable(file, e);
        }
    }

    private Path file(String name) {
        var file = home.credentials().resolve(name);
        kept(file, Credentials::password);
        return file;
    }

    /**
     * An empty file is as good as none: a disk that was full left it so, and a password of no letters would let everybody in.
     * What this process knows already is written again then, and goes on to count while its file cannot be read.
     */
    private String kept(Path file, Supplier<String> made) {
        var before = known.get(file);
        try {
            var there = content(file);
            var secret = there.isEmpty() ? Objects.requireNonNullElseGet(before, made) : there;
            if (there.isEmpty()) {
                write(file, secret);
            }
            known.put(file, secret);
            return secret;
        } catch (IOException e) {
            if (before != null) {
                return before;
            }
            throw unreadable(file, e);
        }
    }

    private static LauncherException unreadable(Path file, IOException e) {
        return new LauncherException(
                "Cannot read " + file + ": " + LauncherException.reason(e) + ". Once it is gone, another is made.", e);
    }

    /**
     * Writes again what was lost of what this process knows, so that whoever starts next finds the password that still counts.
     * What somebody changed is left as it is.
     *
     * @return the files
     * @throws LauncherException when they cannot be written now
     */
    List<Path> restore() {
        var lost = known.keySet().stream().filter(Credentials::isLost).sorted().toList();
        if (!lost.isEmpty()) {
            home.createCredentials();
            lost.forEach(file -> write(file, Objects.requireNonNull(known.get(file))));
        }
        return lost;
    }

    /** A file of two bytes may be what an editor makes of an empty one. */
    private static boolean isLost(Path file) {
        try {
            return file.toFile().length() <= 2 && content(file).isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String content(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    private void write(Path file, String secret) {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createDirectories(file.getParent());
            var fresh = Files.createTempFile(file.getParent(), ".new", "", ownerOnly);
            try {
                Files.writeString(fresh, secret);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            known.put(file, secret);
        } catch (IOException e) {
            throw new LauncherException("Cannot write " + file + ": " + LauncherException.reason(e), e);
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
