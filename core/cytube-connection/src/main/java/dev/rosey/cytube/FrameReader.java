package dev.rosey.cytube;

import dev.rosey.cytube.ServerFrame.Chat;
import dev.rosey.cytube.ServerFrame.Kick;
import dev.rosey.cytube.ServerFrame.LoggedIn;
import dev.rosey.cytube.ServerFrame.LoginRefused;
import dev.rosey.cytube.ServerFrame.MediaStarted;
import dev.rosey.cytube.ServerFrame.Muted;
import dev.rosey.cytube.ServerFrame.Notice;
import dev.rosey.cytube.ServerFrame.Options;
import dev.rosey.cytube.ServerFrame.OwnRank;
import dev.rosey.cytube.ServerFrame.PasswordNeeded;
import dev.rosey.cytube.ServerFrame.Permissions;
import dev.rosey.cytube.ServerFrame.Pm;
import dev.rosey.cytube.ServerFrame.Refused;
import dev.rosey.cytube.ServerFrame.Throttled;
import dev.rosey.cytube.ServerFrame.UserAdded;
import dev.rosey.cytube.ServerFrame.UserAfk;
import dev.rosey.cytube.ServerFrame.UserFlags;
import dev.rosey.cytube.ServerFrame.UserGone;
import dev.rosey.cytube.ServerFrame.UserList;
import dev.rosey.cytube.ServerFrame.UserRank;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Reads CyTube's events. What Rosey has no use for, and what does not look as CyTube 3.86 sends it, is empty and never an
 * exception: one odd frame must not cost the connection.
 */
final class FrameReader {

    private FrameReader() {}

    static Optional<ServerFrame> read(String event, Object... arguments) {
        try {
            return Optional.ofNullable(frame(event, arguments.length == 0 ? JSONObject.NULL : arguments[0]));
        } catch (JSONException | ClassCastException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable ServerFrame frame(String event, Object body) {
        return switch (event) {
            case "rank" -> new OwnRank(((Number) body).doubleValue());
            case "login" -> login((JSONObject) body);
            case "chatMsg" -> chat((JSONObject) body);
            case "pm" -> privateMessage((JSONObject) body);
            case "userlist" -> new UserList(users((JSONArray) body));
            case "addUser" -> new UserAdded(user((JSONObject) body));
            case "userLeave" -> new UserGone(((JSONObject) body).getString("name"));
            case "setUserMeta" -> flags((JSONObject) body);
            case "setAFK" -> new UserAfk(((JSONObject) body).getString("name"), ((JSONObject) body).getBoolean("afk"));
            case "setUserRank" ->
                new UserRank(((JSONObject) body).getString("name"), ((JSONObject) body).getDouble("rank"));
            case "setPermissions" -> new Permissions(((JSONObject) body).optDouble("chat", 0));
            case "changeMedia" -> new MediaStarted(media((JSONObject) body));
            case "channelOpts" -> new Options(antiflood((JSONObject) body));
            case "kick" -> new Kick(body instanceof JSONObject kick ? kick.optString("reason") : "");
            case "needPassword" -> new PasswordNeeded(Boolean.TRUE.equals(body));
            case "noflood" -> noflood(((JSONObject) body).optString("msg"));
            case "spamFiltered" -> new Refused(((JSONObject) body).optString("reason"));
            case "errorMsg" -> error(((JSONObject) body).optString("msg"));
            case "cooldown" -> new Throttled(Duration.ofMillis(Math.max(0, ((Number) body).longValue())));
            default -> null;
        };
    }

    private static ServerFrame login(JSONObject body) {
        if (body.getBoolean("success")) {
            return new LoggedIn(body.getString("name"));
        }
        return new LoginRefused(body.optString("error", "no reason given"));
    }

    private static ServerFrame chat(JSONObject body) {
        JSONObject meta = body.optJSONObject("meta", new JSONObject());
        return new Chat(
                body.getString("username"),
                body.getString("msg"),
                Instant.ofEpochMilli(body.getLong("time")),
                meta.optString("addClass"),
                meta.optBoolean("shadow"));
    }

    private static ServerFrame privateMessage(JSONObject body) {
        return new Pm(
                body.getString("username"),
                body.getString("to"),
                body.getString("msg"),
                Instant.ofEpochMilli(body.getLong("time")));
    }

    private static List<CytubeUser> users(JSONArray list) {
        List<CytubeUser> users = new ArrayList<>();
        for (int i = 0; i < list.length(); i++) {
            users.add(user(list.getJSONObject(i)));
        }
        return users;
    }

    private static CytubeUser user(JSONObject body) {
        JSONObject meta = body.optJSONObject("meta", new JSONObject());
        return new CytubeUser(
                body.getString("name"), body.getDouble("rank"), meta.optBoolean("afk"), meta.optBoolean("muted"));
    }

    private static ServerFrame flags(JSONObject body) {
        JSONObject meta = body.getJSONObject("meta");
        return new UserFlags(body.getString("name"), meta.optBoolean("afk"), meta.optBoolean("muted"));
    }

    private static Media media(JSONObject body) {
        return new Media(
                body.getString("title"),
                body.getString("type"),
                String.valueOf(body.get("id")),
                Duration.ofSeconds(Math.max(0, body.optLong("seconds"))));
    }

    private static Optional<ChatLimits> antiflood(JSONObject options) {
        JSONObject limits = options.optJSONObject("chat_antiflood_params");
        if (limits == null || !options.optBoolean("chat_antiflood")) {
            return Optional.empty();
        }
        double sustained = Math.clamp(limits.optDouble("sustained", 1), 0.01, 10);
        double cooldown = Math.clamp(limits.optDouble("cooldown", 4), 0, 3600);
        return Optional.of(new ChatLimits(
                Math.clamp(limits.optInt("burst", 4), 1, 20),
                Duration.ofMillis(Math.round(1000 / sustained)),
                Duration.ofMillis(Math.round(1000 * cooldown))));
    }

    private static ServerFrame noflood(String message) {
        return message.startsWith("You have been muted") ? new Muted() : new Refused(message);
    }

    private static ServerFrame error(String message) {
        boolean aboutAPrivateMessage = message.startsWith("PM failed") || message.startsWith("You can't PM yourself");
        return aboutAPrivateMessage ? new Refused(message) : new Notice(message);
    }
}
