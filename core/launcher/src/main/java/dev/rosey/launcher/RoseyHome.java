package dev.rosey.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Where one Rosey keeps its state, logs, credentials and data.
 *
 * @param path the folder itself, absolute ({@code ROSEY_HOME}, else {@code .rosey} in {@code root})
 * @param root the checkout or installation: children run in it, and {@code rosey.yaml} is looked for in it
 */
record RoseyHome(Path path, Path root) {

    RoseyHome {
        path = path.toAbsolutePath().normalize();
        root = root.toAbsolutePath().normalize();
    }

    static RoseyHome of(Map<String, String> environment, Path root) {
        var home = environment.get("ROSEY_HOME");
        return new RoseyHome(home == null || home.isBlank() ? root.resolve(".rosey") : Path.of(home), root);
    }

    Path credentials() {
        return path.resolve("credentials");
    }

    /** One file a NATS user, named after it. */
    Path natsCredentials() {
        return credentials().resolve("nats");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** What is true only while Rosey runs. */
    Path run() {
        return path.resolve("run");
    }

    Path statusFile() {
        return run().resolve("status.json");
    }

    /** What operators want of single plugins. */
    Path wishesFile() {
        return path.resolve("plugins.json");
    }

    /** Where operators drop plugins. */
    Path drops() {
        return path.resolve("plugins.d");
    }

    /** The same beside the checkout or installation. */
    Path rootDrops() {
        return root.resolve("plugins.d");
    }

    /** The copies from which dropped plugins run. */
    Path dropped() {
        return path.resolve("plugins");
    }

    Path lockFile() {
        return run().resolve("lock");
    }

    Path httpFile(String host) {
        return run().resolve(host + ".http");
    }

    Path natsConfig() {
        return path.resolve("nats").resolve("nats-server.conf");
    }

    Path natsStore() {
        return path.resolve("nats").resolve("jetstream");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    /** Makes the folders. Only the owner may look into those that hold secrets. */
    void create() {
        if (path.toString().contains(File.pathSeparator)) {
            throw new LauncherException("ROSEY_HOME cannot be " + path + ": a “" + File.pathSeparator
                    + "” in it would part the class paths of its plugins.");
        }
        try {
            for (var folder : new Path[] {path, logs(), run(), natsStore(), postgres(), drops(), dropped()}) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
        createCredentials();
    }

    /** Makes the folders of the passwords alone. */
    void createCredentials() {
        try {
            for (var folder : new Path[] {credentials(), natsCredentials()}) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw unwritable(e);
        } catch (UnsupportedOperationException e) {
            throw new UncheckedIOException(new IOException("no POSIX permissions on " + path, e));
        }
    }

    private LauncherException unwritable(IOException e) {
        return new LauncherException(
                "Cannot write to " + path + " (" + LauncherException.reason(e) + "): set ROSEY_HOME to a folder"
                        + " that may be written to.",
                e);
    }
}
