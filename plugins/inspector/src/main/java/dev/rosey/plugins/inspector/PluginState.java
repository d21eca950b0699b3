package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a module is, all its instances together. */
enum PluginState {
    RUNNING,
    /** It answers, but its heart does not beat: it hangs. */
    SILENT,
    STOPPED,
    /** It went without saying so. */
    CRASHED,
    /** It crashed so often that it is not started any more. */
    QUARANTINED;

    /** As it is written. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
