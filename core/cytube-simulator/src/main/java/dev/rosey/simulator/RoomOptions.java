package dev.rosey.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel's options as {@code channelOpts} shows them: the password too, in clear, to everybody inside. */
final class RoomOptions {
    private final Map<String, Object> values = new LinkedHashMap<>();

    RoomOptions(String channel) {
        values.put("allow_voteskip", true);
        values.put("voteskip_ratio", 0.5);
        values.put("afk_timeout", 600);
        values.put("pagetitle", channel);
        values.put("maxlength", 0);
        values.put("externalcss", "");
        values.put("externaljs", "");
        values.put("chat_antiflood", false);
        values.put("chat_antiflood_params", antifloodParams(4, 1, 4));
        values.put("show_public", false);
        values.put("enable_link_regex", true);
        values.put("password", false);
        values.put("allow_dupes", false);
        values.put("torbanned", false);
        values.put("block_anonymous_users", false);
        values.put("allow_ascii_control", false);
        values.put("playlist_max_per_user", 0);
        values.put("new_user_chat_delay", 0);
        values.put("new_user_chat_link_delay", 0);
        values.put("playlist_max_duration_per_user", 0);
    }

    /** A snapshot: what is sent is encoded later. */
    Map<String, Object> wire() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Nullable
    String password() {
        return values.get("password") instanceof String password ? password : null;
    }

    void password(@Nullable String password) {
        values.put("password", password == null || password.isEmpty() ? false : password);
    }

    boolean is(String option) {
        return Boolean.TRUE.equals(values.get(option));
    }

    void antiflood(boolean on) {
        values.put("chat_antiflood", on);
    }

    /** How fast a user of this rank may chat. */
    FloodLimit.Rate chatRate(double rank) {
        if (!is("chat_antiflood") || rank >= Ranks.MODERATOR) {
            return FloodLimit.Rate.EVERYWHERE;
        }
        return new FloodLimit.Rate(4, 1, 4);
    }

    /** Takes over every option that is known and has the right type; the rest is ignored. */
    void merge(JsonNode wanted) {
        wanted.properties().forEach(entry -> merge(entry.getKey(), entry.getValue()));
    }

    private void merge(String option, JsonNode value) {
        Object now = values.get(option);
        if (option.equals("password") && value.isTextual()) {
            password(Frames.cut(value.textValue(), 100));
        } else if (now instanceof Boolean && !option.equals("password") && value.isBoolean()) {
            values.put(option, value.booleanValue());
        } else if (now instanceof Number && value.isNumber()) {
            values.put(option, value.numberValue());
        } else if (now instanceof String && !option.equals("password") && value.isTextual()) {
            values.put(option, Frames.cut(value.textValue(), 200));
        }
    }

    private static Map<String, Object> antifloodParams(int burst, int sustained, int cooldown) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("burst", burst);
        params.put("sustained", sustained);
        params.put("cooldown", cooldown);
        return params;
    }
}
