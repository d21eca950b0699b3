package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What rosey-core orders of the supervisor: {@code args} of a command below {@code rosey.command.host}, as JSON. Every order
 * can be repeated without doing anything twice.
 */
public sealed interface HostOrder {

    /** The token of the supervisor's commands. */
    String TOKEN = "host";

    /** The same order can be carried out in a moment. */
    ErrorCode TOO_SOON = ErrorCode.ofReply("TOO_SOON");

    /** The action of this order. */
    String action();

    /** What is wanted of a plugin. */
    enum Wanted {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("stopped")
        STOPPED,
        @JsonProperty("quarantined")
        QUARANTINED
    }

    /**
     * What is wanted of a plugin, and why.
     *
     * @param wanted whether it is to run
     * @param apart whether it is to run in a JVM of its own, wherever it is at home; until the supervisor's next start
     * @param reason who wants it, or what it did; empty for what is usual
     */
    record Wish(Wanted wanted, boolean apart, String reason) {

        /** What is wanted of a plugin of which nothing was said. */
        public static final Wish USUAL = new Wish(Wanted.RUNNING, false, "");

        @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
        public Wish {
            wanted = wanted == null ? Wanted.RUNNING : wanted;
            reason = reason == null ? "" : reason;
        }
    }

    /** A plugin is to run, or not to run; remembered over restarts. Lifts a quarantine and its pause where it is to run. */
    record Want(String plugin, Wish wish) implements HostOrder {
        public Want {
            ModuleName.requireName(plugin);
        }

        @Override
        public String action() {
            return "want";
        }
    }

    /**
     * The plugin's JVM is to be replaced by a new one that serves the same. The same order id is carried out once. Fails
     * with {@link #TOO_SOON} while a jar in {@code plugins.d} is being written.
     */
    record Replace(String plugin, String order) implements HostOrder {
        public Replace {
            ModuleName.requireName(plugin);
            Wire.require(order, "order", 64);
        }

        @Override
        public String action() {
            return "replace";
        }
    }

    /** A JVM that does not answer any more is to be ended; it is started again. Another pid than a host's does nothing. */
    record Kill(long pid, String reason) implements HostOrder {
        public Kill {
            Wire.requirePresent(reason, "reason", 1_000);
        }

        @Override
        public String action() {
            return "kill";
        }
    }

    /** The order in the arguments of a command, or null when the action is none of these. */
    static @Nullable HostOrder read(String action, String args) {
        var body = args.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return switch (action) {
            case "want" -> BusJson.read(body, Want.class);
            case "replace" -> BusJson.read(body, Replace.class);
            case "kill" -> BusJson.read(body, Kill.class);
            default -> null;
        };
    }
}
