package dev.rosey.bus;

import java.util.regex.Pattern;

/** Every subject of the bus contract (section 2), each spelled here and nowhere else. */
public final class Subjects {

    public static final String COMMAND_PREFIX = "rosey.command.";
    public static final String REPLY_PREFIX = "rosey.reply.";
    public static final String INBOX_PREFIX = "_INBOX.";
    public static final String DB_EXEC_PREFIX = "db.exec.";
    public static final String DB_QUERY_PREFIX = "db.query.";
    public static final String DB_EXEC_ALL = "db.exec.*.*";
    public static final String DB_QUERY_ALL = "db.query.*.*";
    public static final String SERVICE_PREFIX = "$SRV.";
    public static final String EVENTS_STREAM = "ROSEY_EVENTS";
    public static final String CONFIG_BUCKET = "rosey-config";
    public static final String LEASES_BUCKET = "rosey-leases";

    /** The token below which the supervisor takes orders. */
    public static final String HOST_TOKEN = "host";

    public static final String STARTED = "started";
    public static final String STOPPING = "stopping";
    public static final String HEARTBEAT = "heartbeat";
    public static final String COMMAND_HANDLED = "command_handled";
    public static final String COMMAND_FAILED = "command_failed";
    public static final String DENIED = "denied";

    private static final Pattern EVENT = Pattern.compile("[a-z][a-z0-9]{0,15}\\.[a-z][a-z0-9_]{0,63}");
    private static final Pattern CALL = Pattern.compile("[a-z][a-z0-9]{0,15}\\.[a-z][a-z0-9_-]{0,31}");

    private Subjects() {}

    /** Returns {@code subject} when it is one exact event: a manifest asks for no wildcards. */
    static String requireEvent(String subject) {
        if (!EVENT.matcher(subject).matches()) {
            throw new IllegalArgumentException("an event is <family>.<event> in a-z, 0-9 and _, not “" + subject + "”");
        }
        return subject;
    }

    /** Returns {@code call} when it is one exact command of another module. */
    static String requireCall(String call) {
        if (!CALL.matcher(call).matches()) {
            throw new IllegalArgumentException("a call is <token>.<action> in a-z, 0-9, _ and -, not “" + call + "”");
        }
        return call;
    }

    /** {@code rosey.command.<token>.<action>}. */
    public static String command(String token, String action) {
        return COMMAND_PREFIX + token + '.' + action;
    }

    /** {@code rosey.reply.<token>.<correlation id>}. */
    public static String reply(String token, String correlationId) {
        return REPLY_PREFIX + token + '.' + correlationId;
    }

    /** {@code <family>.<event>}, always two tokens. */
    public static String event(String family, String event) {
        return family + '.' + event;
    }

    /** {@code db.exec.<plugin>.<statement>}. */
    public static String dbExec(String plugin, String statement) {
        return DB_EXEC_PREFIX + plugin + '.' + statement;
    }

    /** {@code db.query.<plugin>.<statement>}. */
    public static String dbQuery(String plugin, String statement) {
        return DB_QUERY_PREFIX + plugin + '.' + statement;
    }

    /** {@code rosey.settings.<plugin>}: rosey-core hands a plugin its settings. */
    public static String settings(String plugin) {
        return "rosey.settings." + plugin;
    }

    /** {@code rosey.peer.<plugin>.<instance>}: a command handed on to the instance that owns its channel. */
    public static String peer(String plugin, String instance) {
        return "rosey.peer." + plugin + '.' + instance;
    }

    /**
     * Whether a module may answer on this reply subject. Anything else would let a request's reply subject make the
     * module speak where the sender may not (section 9).
     */
    public static boolean isReplySubject(String subject) {
        return subject.startsWith(INBOX_PREFIX) || subject.startsWith(REPLY_PREFIX);
    }
}
