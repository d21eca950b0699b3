package dev.rosey.launcher;

import dev.rosey.bus.Manifest;
import dev.rosey.bus.Permissions;
import java.util.List;
import java.util.Locale;

/**
 * A plugin that is registered in {@code rosey.yaml} and run by somebody else, in whatever language ({@code host:
 * external}).
 *
 * @param token its command token
 * @param family its event family
 * @param events the events of others that it may hear
 * @param calls the commands of others that it may use, as {@code <token>.<action>}
 */
record ExternalPlugin(String name, String token, String family, List<String> events, List<String> calls) {

    ExternalPlugin {
        events = List.copyOf(events);
        calls = List.copyOf(calls);
        var heard = permissions(name, token, family, events, calls).subscribe();
        events.stream().filter(event -> !heard.contains(event)).findFirst().ifPresent(event -> {
            throw refused(name, "“" + event + "” cannot be granted");
        });
    }

    /** The token of a plugin that names none. */
    static String tokenOf(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    Permissions permissions() {
        return permissions(name, token, family, events, calls);
    }

    private static Permissions permissions(
            String name, String token, String family, List<String> events, List<String> calls) {
        try {
            var manifest = new Manifest(
                    name,
                    Manifest.Kind.PLUGIN,
                    "0.0.0",
                    "",
                    "",
                    "",
                    List.of(token),
                    List.of(family),
                    name, // what it stores is under its name
                    List.of(),
                    List.of(),
                    events,
                    calls,
                    List.of());
            return Permissions.of(manifest, calls, events);
        } catch (IllegalArgumentException e) {
            throw refused(name, String.valueOf(e.getMessage()));
        }
    }

    private static LauncherException refused(String name, String why) {
        return new LauncherException("rosey.plugins." + name + " in rosey.yaml: " + why + ".");
    }
}
