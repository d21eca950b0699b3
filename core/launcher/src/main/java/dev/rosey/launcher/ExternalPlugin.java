package dev.rosey.launcher;

import dev.rosey.bus.Manifest;
import dev.rosey.bus.ModuleName;
import dev.rosey.bus.Permissions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

    private static final Pattern EXACT = Pattern.compile("[a-z][a-z0-9]{0,15}\\.[a-z0-9_-]+");

    /** Only rosey-core and inspector hear these. */
    private static final String PRIVATE = "chat.private_message";

    ExternalPlugin {
        try {
            new ModuleName(name, List.of(token), List.of(family), null).requireForeign();
        } catch (IllegalArgumentException e) {
            throw refused(name, String.valueOf(e.getMessage()));
        }
        events = List.copyOf(events);
        calls = List.copyOf(calls);
        for (var wanted : List.of(events, calls)) {
            wanted.stream()
                    .filter(subject -> !EXACT.matcher(subject).matches() || subject.equals(PRIVATE))
                    .findFirst()
                    .ifPresent(subject -> {
                        throw refused(name, "“" + subject + "” cannot be granted; name exact subjects of others");
                    });
        }
    }

    /** The token of a plugin that names none. */
    static String tokenOf(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    Permissions permissions() {
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
        try {
            return Permissions.of(manifest, calls, events);
        } catch (IllegalArgumentException e) {
            throw refused(name, String.valueOf(e.getMessage()));
        }
    }

    private static LauncherException refused(String name, String why) {
        return new LauncherException("rosey.plugins." + name + " in rosey.yaml: " + why + ".");
    }
}
