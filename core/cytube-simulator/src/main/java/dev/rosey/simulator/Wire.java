package dev.rosey.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes over the wire in more than one place; the field names and their order are CyTube's. */
final class Wire {
    /** How {@code [server]} and {@code [voteskip]} speak. */
    static final Map<String, Object> WHISPER = Map.of("addClass", "server-whisper", "addClassToNameAndTimestamp", true);

    private Wire() {}

    /** {@code {"username":"alice","msg":"hello","meta":{},"time":1795336400713}} */
    record ChatMsg(String username, String msg, Map<String, Object> meta, long time) {}

    /** {@code {"username":"alice","msg":"psst","meta":{},"time":1795336406135,"to":"rosey"}} */
    record Pm(String username, String msg, Map<String, Object> meta, long time, String to) {}

    /** {@code {"name":"rosey","rank":1,"profile":{"image":"","text":""},"meta":{"afk":false,"muted":false}}} */
    record User(String name, Number rank, Profile profile, UserMeta meta) {}

    record Profile(String image, String text) {
        static final Profile EMPTY = new Profile("", "");
    }

    /** The last three are for moderators only and missing otherwise. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserMeta(
            boolean afk,
            boolean muted,
            @Nullable Boolean smuted,
            @Nullable List<String> aliases,
            @Nullable String ip) {}

    record NamedMeta(String name, UserMeta meta) {}

    /** {@code guest} is missing when the user is registered; of {@code name} and {@code error} one is missing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Login(
            boolean success,
            @Nullable String name,
            @Nullable String error,
            @Nullable Boolean guest) {
        static Login refused(String error) {
            return new Login(false, null, error, null);
        }
    }

    record Name(String name) {}

    record NameRank(String name, Number rank) {}

    record Afk(String name, boolean afk) {}

    record Reason(String reason) {}

    record Message(String msg) {}

    record NoFlood(String action, String msg) {}
}
