package dev.rosey.runtime;

import io.helidon.logging.common.LogConfig;
import io.helidon.microprofile.cdi.Main;

/**
 * A JVM of Rosey: starts Helidon MP with the modules that are on the class path. Which these are is a composition, chosen
 * by whoever starts it; nothing here knows of it.
 *
 * <p>Environment: {@code ROSEY_NATS_URL}, {@code ROSEY_CREDENTIALS_DIR}, {@code ROSEY_HTTP_FILE} (where the HTTP port is
 * written), {@code ROSEY_MODULES} (whom it must find there, separated by commas), {@code ROSEY_PARENT_WATCH=stdin} (ends
 * with its parent), {@code ROSEY_HOME} (for {@code rosey.yaml}), and whatever the modules' settings name. SIGTERM stops it
 * in order, and in any case.
 */
public final class Host {

    private Host() {}

    public static void main(String[] args) {
        if ("stdin".equals(System.getenv("ROSEY_PARENT_WATCH"))) {
            ParentWatch.start(System.in);
        }
        StopLimit.set();
        LogConfig.configureRuntime(); // before the container starts to talk
        Main.main(args);
    }
}
