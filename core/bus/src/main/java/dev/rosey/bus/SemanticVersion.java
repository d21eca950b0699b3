package dev.rosey.bus;

import java.util.regex.Pattern;

/** Versions as the NATS services protocol takes them: {@code 1.2.3}, {@code 1.2.3-beta.1+build}. */
final class SemanticVersion {

    private static final Pattern SHORT = Pattern.compile("(\\d+)(\\.\\d+)?([-+].*)?");

    /** As semver.org has it. */
    private static final Pattern WHOLE = Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
            + "(-(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
            + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?");

    private SemanticVersion() {}

    /**
     * The version with all three numbers: Maven's {@code 1.0-SNAPSHOT} is {@code 1.0.0-SNAPSHOT}.
     *
     * @throws IllegalArgumentException where it is none
     */
    static String of(String version) {
        Wire.require(version, "version", 64);
        var parts = SHORT.matcher(version);
        var whole = parts.matches()
                ? parts.group(1) + orElse(parts.group(2), ".0") + ".0" + orElse(parts.group(3), "")
                : version;
        if (!WHOLE.matcher(whole).matches()) {
            throw new IllegalArgumentException("a version is as 1.2.3 or 1.2.3-beta.1, not “" + version + "”");
        }
        return whole;
    }

    private static String orElse(@org.jspecify.annotations.Nullable String part, String otherwise) {
        return part == null ? otherwise : part;
    }
}
