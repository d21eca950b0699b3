package dev.rosey.launcher;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where this Rosey lies and what the environment says about it; the script that starts the launcher says the rest in
 * system properties ({@code rosey.root}, {@code rosey.lib}).
 */
record Installation(RoseyHome home, Path lib, Map<String, String> environment) {

    static Installation current() {
        var environment = System.getenv();
        var root = Path.of(System.getProperty("rosey.root", ""));
        var lib = Path.of(System.getProperty("rosey.lib", "lib"));
        return new Installation(RoseyHome.of(environment, root), lib, environment);
    }

    Ports ports() {
        return Ports.of(environment);
    }

    RoseyConfig config() {
        return RoseyConfig.read(home, environment);
    }

    Credentials credentials() {
        return new Credentials(home);
    }

    JvmCache cache() {
        return JvmCache.in(lib.resolveSibling("cache"));
    }

    Plan plan() {
        return plan(ports(), cache());
    }

    Plan plan(Ports ports, JvmCache cache) {
        return new Plan(home, ports, config(), Library.open(lib), Plan.Mains.STANDARD, cache, credentials());
    }
}
