package dev.rosey.runtime;

import dev.rosey.bus.Manifest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A running instance of a module.
 *
 * @param manifest what it is
 * @param instance what tells it from others of the same module
 */
record ModuleIdentity(Manifest manifest, String instance) {

    static ModuleIdentity fresh(Manifest manifest) {
        return new ModuleIdentity(
                manifest, HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
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
