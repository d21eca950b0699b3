package dev.rosey.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A built Rosey in a folder of its own, whose JVMs are stand-ins, on ports that nobody else uses. */
record Fixture(Path folder, Path lib, Map<String, String> environment) {

    private static final String STAND_IN = StandInHost.class.getName();

    static Fixture in(Path folder) throws IOException {
        var lib = Files.createDirectories(folder.resolve("lib"));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("ROSEY_HOME", folder.resolve("home").toString());
        for (var variable : List.of(Ports.NATS, Ports.API, Ports.CYTUBE, Ports.POSTGRES)) {
            environment.put(variable, String.valueOf(freePort()));
        }
        standIn(lib, "plugin-runtime", "jspecify-1.0.0.jar");
        jar(lib, "jspecify", "", Map.of());
        return new Fixture(folder, lib, environment);
    }

    /** Adds a module that needs nothing. */
    Fixture with(String name, String kind) throws IOException {
        jar(lib, name, "jspecify-1.0.0.jar", Map.of("META-INF/rosey/plugin.json", manifest(name, kind)));
        return this;
    }

    /** Drops a plugin that needs nothing into the home. */
    void drop(String name) throws IOException {
        var drops = Files.createDirectories(home().drops());
        jar(drops, name, "", Map.of("META-INF/rosey/plugin.json", manifest(name, "plugin")));
    }

    /** The same with one that needs a file. */
    void dropLacking(String name, String needed) throws IOException {
        var drops = Files.createDirectories(home().drops());
        jar(drops, name, needed, Map.of("META-INF/rosey/plugin.json", manifest(name, "plugin")));
    }

    /** The same with one that wants {@code dice.roll} and {@code chat.user_joined}. */
    void dropWanting(String name) throws IOException {
        var wishes = ",\"calls\":[\"dice.roll\"],\"subscribes\":[\"chat.user_joined\"]}";
        var manifest = new String(manifest(name, "plugin"), UTF_8).replace("}", wishes);
        var drops = Files.createDirectories(home().drops());
        jar(drops, name, "", Map.of("META-INF/rosey/plugin.json", manifest.getBytes(UTF_8)));
    }

    private static byte[] manifest(String name, String kind) {
        return "{\"name\":\"%s\",\"kind\":\"%s\",\"version\":\"1.0.0\",\"tokens\":[],\"families\":[\"%s\"]}"
                .formatted(name, kind, name.replace("-", ""))
                .getBytes(UTF_8);
    }

    /** Adds the simulator. */
    Fixture withSimulator() throws IOException {
        standIn(lib, "cytube-simulator", "");
        return this;
    }

    /** Somebody else's database, which nobody looks at, so that no time goes into one. */
    Fixture withoutPostgres() {
        environment.put("ROSEY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/elsewhere");
        return this;
    }

    RoseyHome home() {
        return RoseyHome.of(environment, folder);
    }

    Ports ports() {
        return Ports.of(environment);
    }

    Plan plan() {
        var home = home();
        return new Plan(
                home,
                ports(),
                RoseyConfig.read(home, environment),
                Library.open(lib),
                new Plan.Mains(STAND_IN, STAND_IN),
                JvmCache.NONE,
                new Credentials(home));
    }

    /** The same with the real main classes. */
    Plan realPlan() {
        var home = home();
        return new Plan(
                home,
                ports(),
                RoseyConfig.read(home, environment),
                Library.open(lib),
                Plan.Mains.STANDARD,
                JvmCache.NONE,
                new Credentials(home));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void standIn(Path lib, String name, String needs) throws IOException {
        var classFile = STAND_IN.replace('.', '/') + ".class";
        try (var bytes = Fixture.class.getResourceAsStream("/" + classFile)) {
            jar(lib, name, needs, Map.of(classFile, bytes.readAllBytes()));
        }
    }

    static void jar(Path lib, String name, String needs, Map<String, byte[]> entries) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, needs);
        try (var out = new JarOutputStream(Files.newOutputStream(lib.resolve(name + "-1.0.0.jar")), manifest)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }
}
