package dev.rosey.testkit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies that no handler may see: each is to be answered {@code BAD_REQUEST}, by whatever subject it arrives on. */
public final class HostileBodies {

    private static final int NESTING = 50_000;
    private static final int LARGE = 900 * 1024;

    private HostileBodies() {}

    /** The bodies of a command, by what is wrong with them. */
    public static Map<String, byte[]> ofCommand() {
        var bodies = new LinkedHashMap<String, byte[]>(notJson());
        put(bodies, "no fields", "{}");
        put(bodies, "an array", "[]");
        put(bodies, "a string", "\"roll\"");
        put(bodies, "no id", "{\"channel\":\"a\",\"user\":{\"name\":\"b\"},\"args\":\"\"}");
        put(bodies, "no args", "{\"id\":\"1\",\"channel\":\"a\",\"user\":{\"name\":\"b\"}}");
        put(bodies, "a number for a text", command("\"args\":5"));
        put(
                bodies,
                "a text for a rank",
                "{\"id\":\"1\",\"channel\":\"a\",\"user\":{\"name\":\"b\",\"rank\":\"5\"},\"args\":\"\"}");
        put(bodies, "a list for a user", "{\"id\":\"1\",\"channel\":\"a\",\"user\":[\"b\"],\"args\":\"\"}");
        put(bodies, "an empty name", "{\"id\":\"1\",\"channel\":\"a\",\"user\":{\"name\":\" \"},\"args\":\"\"}");
        put(bodies, "NUL in a text", command("\"args\":\"a\\u0000b\""));
        put(bodies, "half a surrogate pair", command("\"args\":\"a\\ud83d\""));
        put(bodies, "a name of 1,000 letters", command("\"args\":\"\",\"platform\":\"" + "p".repeat(1_000) + "\""));
        put(bodies, "the same field twice", command("\"args\":\"a\",\"args\":\"b\""));
        put(bodies, "900 KB of arguments", command("\"args\":\"" + "x".repeat(LARGE) + "\""));
        return bodies;
    }

    /** Bodies that are no JSON object at all. */
    public static Map<String, byte[]> notJson() {
        var bodies = new LinkedHashMap<String, byte[]>();
        put(bodies, "text", "!roll 2d6");
        put(bodies, "half an object", "{\"id\":\"1\",");
        put(bodies, "text behind an object", "{} {}");
        put(bodies, "deep nesting", "[".repeat(NESTING));
        put(bodies, "deeply nested objects", "{\"a\":".repeat(NESTING));
        put(bodies, "900 KB of noise", "x".repeat(LARGE));
        bodies.put(
                "bytes that are no UTF-8",
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'});
        bodies.put("NUL bytes", new byte[64]);
        return bodies;
    }

    private static String command(String args) {
        return "{\"id\":\"1\",\"channel\":\"a\",\"user\":{\"name\":\"b\"}," + args + "}";
    }

    private static void put(Map<String, byte[]> bodies, String what, String body) {
        bodies.put(what, body.getBytes(StandardCharsets.UTF_8));
    }
}
