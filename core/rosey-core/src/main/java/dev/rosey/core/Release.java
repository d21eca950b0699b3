package dev.rosey.core;

/** How a version and its build are told to people. */
final class Release {

    private static final int DIGITS = 7;

    private Release() {}

    static String of(String version, String build) {
        var name = version.isEmpty() ? "unknown version" : version;
        return build.isEmpty() ? name : name + " (" + build.substring(0, Math.min(DIGITS, build.length())) + ')';
    }

    static String of(ServiceInfo info) {
        return of(info.version(), info.build());
    }
}
