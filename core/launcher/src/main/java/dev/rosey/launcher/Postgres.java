package dev.rosey.launcher;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Rosey's own PostgreSQL: binaries unpacked from a jar, data below {@link RoseyHome}, passwords only, loopback only.
 *
 * <p>The server refuses to run as root. Root therefore runs it in a user namespace without rights, in which the files
 * stay root's, or, where the system forbids that, as a user without a name, who then owns the files.
 */
final class Postgres {

    /** The role that owns the database; a superuser, for it makes a role a plugin. */
    static final String OWNER = "rosey";

    static final String DATABASE = "rosey";

    private static final String NOBODY = "65534";

    private final Path folder;
    private final Path data;
    private final Path passwordFile;
    private final List<String> asUser;

    Postgres(RoseyHome home, Path passwordFile) {
        this.folder = home.postgres();
        this.data = folder.resolve("data");
        this.passwordFile = passwordFile;
        this.asUser = asUser();
    }

    private static List<String> asUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (Tether.succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    /** Unpacks the binaries and makes the database where that has not happened yet. Blocks for some seconds then. */
    Path prepare(Progress progress) {
        try {
            var password = new OwnerPassword(data, passwordFile);
            var binaries = unpack(progress);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                progress.say("  Making the database…");
                create(binaries);
            }
            endLeftover();
            set(password, binaries);
            own();
            return binaries;
        } catch (IOException e) {
            throw new LauncherException(
                    "Cannot prepare PostgreSQL in " + folder + ": " + LauncherException.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while preparing PostgreSQL.", e);
        }
    }

    /** The server's command line. */
    List<String> command(Path binaries, int port) {
        var command = new ArrayList<>(List.of(binaries.resolve("bin/postgres").toString(), "-D", data.toString()));
        settings(port).forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return Tether.command("INT", asUser, command);
    }

    private static Map<String, String> settings(int port) {
        return new TreeMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "port", String.valueOf(port),
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "shared_buffers", "32MB",
                "max_wal_size", "256MB",
                "max_locks_per_transaction", "256",
                "io_method", "sync",
                "max_parallel_workers_per_gather", "0"));
    }

    private Path unpack(Progress progress) throws IOException {
        var archive = archive();
        var binaries = folder.resolve(version(archive));
        if (Files.isDirectory(binaries)) {
            return binaries;
        }
        progress.say("  Unpacking PostgreSQL…");
        var fresh = Files.createTempDirectory(folder, ".unpacking");
        try (var stream = archive.openStream()) {
            Archive.unpack(stream, fresh);
        }
        Files.move(fresh, binaries);
        return binaries;
    }

    private static URL archive() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arm = System.getProperty("os.arch", "").equals("aarch64");
        var machine = arm ? "arm_64" : "x86_64";
        var name = "/postgres-" + system + "-" + machine + ".txz";
        var archive = Postgres.class.getResource(name);
        if (archive == null) {
            throw new LauncherException("There is no PostgreSQL for " + system + " on " + machine
                    + " in Rosey: run one yourself and name it in rosey.yaml under rosey.database.");
        }
        return archive;
    }

    /** The name of the jar says which version it is. */
    private static String version(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Path.of(jar.getJarFileURL().getPath())
                    .getFileName()
                    .toString()
                    .replace(".jar", "");
        }
        return "unpacked";
    }

    /** Makes the data folder beside its place and moves it there, so that it is never found half made. */
    private void create(Path binaries) throws IOException, InterruptedException {
        var fresh = Files.createTempDirectory(folder, ".creating");
        var password = Files.copy(passwordFile, folder.resolve(".password"), StandardCopyOption.REPLACE_EXISTING);
        try {
            own();
            run(List.of(
                    binaries.resolve("bin/initdb").toString(),
                    "--pgdata=" + fresh,
                    "--username=" + OWNER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions"));
            alone(binaries, fresh, "create database " + DATABASE);
            new OwnerPassword(fresh, passwordFile).remember();
            Files.move(fresh, data);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    /** The file of the password may have been lost and made anew, or changed, since the database was told. */
    private void set(OwnerPassword password, Path binaries) throws IOException, InterruptedException {
        if (!password.isSet()) {
            password.forget();
            alone(binaries, data, password.statement());
            password.remember();
        }
    }

    /** Carries out a statement without a server, for which nobody needs a password. Nothing else may use the data. */
    private void alone(Path binaries, Path data, String statement) throws IOException, InterruptedException {
        var input = Files.createTempFile(folder, ".statement", ".sql"); // only its owner may read it
        try {
            Files.writeString(input, statement + '\n');
            run(
                    List.of(
                            binaries.resolve("bin/postgres").toString(),
                            "--single",
                            "-D",
                            data.toString(),
                            "-c",
                            "exit_on_error=on",
                            "-c",
                            "log_min_error_statement=panic", // a statement may hold a password
                            "postgres"),
                    input.toFile());
        } finally {
            Files.deleteIfExists(input);
        }
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        run(command, new File("/dev/null"));
    }

    private void run(List<String> command, File input) throws IOException, InterruptedException {
        var output = Files.createTempFile("rosey-postgres", ".log");
        try {
            var process = new ProcessBuilder(Tether.command("KILL", asUser, command))
                    .redirectErrorStream(true)
                    .redirectInput(input)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(LogFile.lastLine(output).orElse("it said nothing"));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Ends a server that another supervisor left on the same data, and removes the lock file of one that is gone. */
    private void endLeftover() throws IOException {
        var lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        var server = pid(Files.readString(lock)).flatMap(ProcessHandle::of).filter(this::servesThisData);
        if (server.isPresent()) {
            Leftovers.end(List.of(server.get()));
        }
        Files.deleteIfExists(lock);
    }

    /** The first line, unless somebody was kept from writing it. */
    private static Optional<Long> pid(String lock) {
        return lock.lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /** After a restart of the machine the pid in the lock file may be anybody's. */
    private boolean servesThisData(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(data.toString()))
                .isPresent();
    }

    private void own() throws IOException, InterruptedException {
        if (asUser.contains("--clear-groups")) {
            new ProcessBuilder("chown", "-R", NOBODY + ":" + NOBODY, folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }
}
