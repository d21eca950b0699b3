package dev.rosey.runtime;

import dev.rosey.bus.Manifest;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.Migration;
import dev.rosey.bus.StorageStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The migrations and statements that a module's own jar holds, in one dialect. Several plugins of one JVM have files of the
 * same name, so the class path is not asked for them, but the jar that the module's manifest lies in.
 */
final class StorageFiles {

    private static final String MIGRATIONS = "db/migration/";
    private static final String STATEMENTS = "db/statements/";
    private static final String TWIN = ".sqlite.sql";
    private static final Pattern MIGRATION = Pattern.compile("V([0-9.]+)__(.+)\\.sql");
    private static final Pattern READS = Pattern.compile("(?is)(\\s|--[^\\n]*\\n|\\()*(select|with|values|table)\\b.*");

    private StorageFiles() {}

    /** What a module's jar brings for PostgreSQL. */
    static MigrateRequest forPostgres(Manifest manifest, ClassLoader loader) {
        var files = files(manifest, loader);
        files.keySet().removeIf(name -> name.endsWith(TWIN));
        return request(files);
    }

    /** What a module's jar brings for SQLite: the twins, and the other files where there is none. */
    static MigrateRequest forSqlite(Manifest manifest, ClassLoader loader) {
        var chosen = new TreeMap<String, String>();
        files(manifest, loader).forEach((name, text) -> {
            if (name.endsWith(TWIN)) {
                chosen.put(name.replace(TWIN, ".sql"), text);
            } else {
                chosen.putIfAbsent(name, text);
            }
        });
        return request(chosen);
    }

    private static MigrateRequest request(Map<String, String> files) {
        var migrations = new ArrayList<Migration>();
        var statements = new ArrayList<StorageStatement>();
        files.forEach((name, text) -> {
            if (name.startsWith(STATEMENTS)) {
                statements.add(statement(name.substring(STATEMENTS.length()), text));
            } else {
                migrations.add(migration(name.substring(MIGRATIONS.length()), text));
            }
        });
        return new MigrateRequest(migrations, statements, false);
    }

    private static Migration migration(String file, String text) {
        var matcher = MIGRATION.matcher(file);
        if (!matcher.matches()) {
            throw new IllegalStateException(
                    "a migration's file is named V1__what_it_does.sql, not " + file + " in " + MIGRATIONS);
        }
        return new Migration(matcher.group(1), matcher.group(2).replace('_', ' '), text);
    }

    private static StorageStatement statement(String file, String text) {
        var name = file.substring(0, file.length() - ".sql".length());
        var firstLine = text.lines().findFirst().orElse("").strip();
        var reads = firstLine.equals("-- query")
                || (!firstLine.equals("-- exec") && READS.matcher(text).matches());
        return new StorageStatement(name, reads ? StorageStatement.Kind.QUERY : StorageStatement.Kind.EXEC, text);
    }

    private static Map<String, String> files(Manifest manifest, ClassLoader loader) {
        try {
            for (URL url : Collections.list(loader.getResources(Manifest.RESOURCE))) {
                if (isOf(url, manifest)) {
                    return read(url);
                }
            }
            return new TreeMap<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(URL url, Manifest manifest) throws IOException {
        try (var stream = url.openStream()) {
            return Manifest.read(stream).name().equals(manifest.name());
        }
    }

    private static Map<String, String> read(URL manifest) throws IOException {
        return manifest.openConnection() instanceof JarURLConnection jar ? readJar(jar) : readFolder(manifest);
    }

    private static Map<String, String> readJar(JarURLConnection connection) throws IOException {
        var files = new TreeMap<String, String>();
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            for (var entry : Collections.list(jar.entries())) {
                if (isStorageFile(entry.getName())) {
                    try (var stream = jar.getInputStream(entry)) {
                        files.put(entry.getName(), new String(stream.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return files;
    }

    private static Map<String, String> readFolder(URL manifest) throws IOException {
        var files = new TreeMap<String, String>();
        var text = manifest.toString();
        var root = path(text.substring(0, text.length() - Manifest.RESOURCE.length()));
        if (!Files.isDirectory(root.resolve("db"))) {
            return files;
        }
        try (var paths = Files.walk(root.resolve("db"))) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                var name = root.relativize(path).toString().replace('\\', '/');
                if (isStorageFile(name)) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }

    private static Path path(String url) throws IOException {
        try {
            return Path.of(new URI(url));
        } catch (URISyntaxException e) {
            throw new IOException("not a folder: " + url, e);
        }
    }

    private static boolean isStorageFile(String name) {
        return (name.startsWith(MIGRATIONS) || name.startsWith(STATEMENTS)) && name.endsWith(".sql");
    }
}
