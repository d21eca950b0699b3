package dev.rosey.runtime;

import dev.rosey.bus.Manifest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A running instance of a module.
 *
 * @param manifest what it is
 * @param instance what tells it from others of the same module
 * @param restarts how often its supervisor has started it again
 * @param host the JVM it runs in, as whoever started it calls it; empty when nobody did
 */
record ModuleIdentity(Manifest manifest, String instance, int restarts, String host) {

    static ModuleIdentity fresh(Manifest manifest, int restarts) {
        return new ModuleIdentity(
                manifest, HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()), restarts, "");
    }

    /** The same in this JVM. */
    ModuleIdentity in(String jvm) {
        return new ModuleIdentity(manifest, instance, restarts, jvm);
    }

    String name() {
        return manifest.name();
    }

    /** The CloudEvents source: {@code /plugins/<name>/<instance>} or {@code /services/<name>/<instance>}. */
    String source() {
        var folder = manifest.kind() == Manifest.Kind.SERVICE ? "/services/" : "/plugins/";
        return folder + name() + '/' + instance;
    }
}
