package dev.rosey.bus;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a module's NATS user may say and hear (bus contract, section 9). Derived from the manifest, never edited by hand.
 *
 * <p>Answers are not among the grants: the server allows one to each request that was received, for a minute.
 *
 * @param publish the subjects it may publish to, sorted
 * @param denied what it may not publish although a wildcard among the grants covers it
 * @param subscribe the subjects it may subscribe to, sorted
 */
public record Permissions(List<String> publish, List<String> denied, List<String> subscribe) {

    /** The user who may do everything. */
    public static final Permissions OPERATOR = new Permissions(List.of(">"), List.of(">"));

    /** The user of the supervisor: it is told what to start and stop, and reports who was denied what. */
    public static final Permissions SUPERVISOR =
            new Permissions(List.of("plugin.denied"), List.of("_INBOX.supervisor.>", "rosey.command.host.*"));

    private static final String PRIVATE_MESSAGE = "chat.private_message";
    private static final Set<String> HEARS_PRIVATE_MESSAGES = Set.of("rosey-core", "inspector");
    private static final List<String> VERBS = List.of("PING", "INFO", "STATS");

    public Permissions {
        publish = List.copyOf(publish);
        denied = List.copyOf(denied);
        subscribe = List.copyOf(subscribe);
    }

    /** Grants of which nothing is taken back. */
    public Permissions(List<String> publish, List<String> subscribe) {
        this(publish, List.of(), subscribe);
    }

    /** What a module that ships with Rosey gets: all that its manifest asks for, and what its role needs. */
    public static Permissions ofShipped(Manifest manifest) {
        Set<String> publish = new TreeSet<>();
        Set<String> subscribe = new TreeSet<>();
        ownNames(manifest, publish, subscribe);
        grants(manifest, manifest.calls(), manifest.subscribes(), publish, subscribe);
        publish.add(Subjects.peer(manifest.name(), ">"));
        subscribe.add(Subjects.peer(manifest.name(), ">"));
        forItsRole(manifest.name(), publish, subscribe);
        return new Permissions(List.copyOf(publish), denied(manifest), List.copyOf(subscribe));
    }

    /**
     * What any other module gets: its own names, and of others' what the operator allows.
     *
     * <p>Never both to say and to hear one subject. Whoever hears its own message may answer it, wherever the reply
     * subject that it wrote itself points, and so could say anything to anybody.
     *
     * @param calls the commands of others that it may use, as {@code <token>.<action>}
     * @param events the events of others that it may hear
     * @throws IllegalArgumentException when it takes a name that is not free, or is to be allowed what nobody may be
     */
    public static Permissions of(Manifest manifest, Collection<String> calls, Collection<String> events) {
        var names = manifest.names().requireForeign();
        for (var call : calls) {
            var token = Subjects.requireCall(call).substring(0, call.indexOf('.'));
            if (token.equals(Subjects.HOST_TOKEN) || names.tokens().contains(token)) {
                throw new IllegalArgumentException("“" + call + "” cannot be granted to " + names.name());
            }
        }
        for (var event : events) {
            var family = Subjects.requireEvent(event).substring(0, event.indexOf('.'));
            if (names.families().contains(family)) {
                throw new IllegalArgumentException(names.name() + " cannot hear its own event “" + event + "”");
            }
        }
        Set<String> publish = new TreeSet<>();
        Set<String> subscribe = new TreeSet<>();
        ownNames(manifest, publish, subscribe);
        grants(manifest, calls, events, publish, subscribe);
        return new Permissions(List.copyOf(publish), denied(manifest), List.copyOf(subscribe));
    }

    /** Private messages are for rosey-core and the inspector only, whoever asks. */
    private static void grants(
            Manifest manifest,
            Collection<String> calls,
            Collection<String> events,
            Set<String> publish,
            Set<String> subscribe) {
        calls.forEach(call -> publish.add(Subjects.COMMAND_PREFIX + Subjects.requireCall(call)));
        events.stream()
                .map(Subjects::requireEvent)
                .filter(event -> !event.equals(PRIVATE_MESSAGE) || HEARS_PRIVATE_MESSAGES.contains(manifest.name()))
                .forEach(subscribe::add);
    }

    private static void ownNames(Manifest manifest, Set<String> publish, Set<String> subscribe) {
        var name = manifest.name();
        manifest.families().forEach(family -> publish.add(family + ".*"));
        if (manifest.database() != null) {
            publish.add(Subjects.DB_EXEC_PREFIX + manifest.database() + ".>");
            publish.add(Subjects.DB_QUERY_PREFIX + manifest.database() + ".>");
        }
        for (var action : List.of("say", "pm", "users", "media", "channels")) {
            publish.add(Subjects.command("chat", action));
        }
        publish.add(Subjects.command("rosey", "settings"));

        manifest.tokens().forEach(token -> subscribe.add(Subjects.COMMAND_PREFIX + token + ".*"));
        subscribe.add(Subjects.INBOX_PREFIX + name + ".>");
        for (var verb : VERBS) {
            subscribe.add(Subjects.SERVICE_PREFIX + verb);
            subscribe.add(Subjects.SERVICE_PREFIX + verb + '.' + name);
            subscribe.add(Subjects.SERVICE_PREFIX + verb + '.' + name + ".*");
        }
        subscribe.addAll(List.of("db.started", "db.recovered", Subjects.settings(name)));
    }

    /** What a plugin has stored is taken away by rosey-core, when its owner has said so; never by the plugin itself. */
    private static List<String> denied(Manifest manifest) {
        var database = manifest.database();
        if (database == null || manifest.name().equals(ModuleName.ROSEY_CORE.name())) {
            return List.of();
        }
        return List.of(Subjects.dbExec(database, "purge"));
    }

    private static void forItsRole(String name, Set<String> publish, Set<String> subscribe) {
        switch (name) {
            case "rosey-core" -> {
                publish.addAll(List.of("rosey.command.>", "$SRV.>", "rosey.settings.*", "db.exec.*.purge"));
                publish.addAll(bucketApi(Subjects.CONFIG_BUCKET));
                publish.addAll(bucketApi(Subjects.LEASES_BUCKET));
                publish.addAll(streamApi(Subjects.EVENTS_STREAM));
                subscribe.addAll(
                        List.of("rosey.reply.>", "chat.*", "*.started", "*.stopping", "*.heartbeat", "*.denied"));
            }
            case "cytube-connection", "trivia" -> publish.addAll(leaseApi(name));
            case "database-service" -> subscribe.addAll(List.of(Subjects.DB_EXEC_ALL, Subjects.DB_QUERY_ALL));
            case "inspector" -> {
                publish.add("$SRV.>");
                publish.addAll(streamApi(Subjects.EVENTS_STREAM));
                publish.addAll(consumerApi(Subjects.EVENTS_STREAM));
                subscribe.addAll(List.of("inspector.query.>", "*.*"));
            }
            case "inspector-dashboard" ->
                publish.addAll(List.of(
                        "inspector.query.>",
                        "rosey.command.plugin.*",
                        "rosey.command.quote.import",
                        "rosey.command.quote.export",
                        "rosey.command.trivia.reports"));
            default -> {
                // Every other module has what its manifest gives it.
            }
        }
    }

    private static List<String> streamApi(String stream) {
        return List.of(
                "$JS.API.INFO",
                "$JS.API.STREAM.CREATE." + stream,
                "$JS.API.STREAM.UPDATE." + stream,
                "$JS.API.STREAM.INFO." + stream);
    }

    private static List<String> consumerApi(String stream) {
        return List.of(
                "$JS.API.CONSUMER.CREATE." + stream,
                "$JS.API.CONSUMER.CREATE." + stream + ".>",
                "$JS.API.CONSUMER.INFO." + stream + ".*",
                "$JS.API.CONSUMER.DELETE." + stream + ".*",
                "$JS.API.CONSUMER.MSG.NEXT." + stream + ".*",
                "$JS.API.STREAM.MSG.GET." + stream,
                "$JS.API.DIRECT.GET." + stream,
                "$JS.API.DIRECT.GET." + stream + ".>");
    }

    private static List<String> bucketApi(String bucket) {
        var stream = "KV_" + bucket;
        Set<String> subjects = new TreeSet<>(streamApi(stream));
        subjects.addAll(consumerApi(stream));
        subjects.add("$KV." + bucket + ".>");
        return List.copyOf(subjects);
    }

    private static List<String> leaseApi(String name) {
        var stream = "KV_" + Subjects.LEASES_BUCKET;
        var keys = "$KV." + Subjects.LEASES_BUCKET + '.' + name + ".>";
        return List.of(keys, "$JS.API.STREAM.INFO." + stream, "$JS.API.DIRECT.GET." + stream + '.' + keys);
    }
}
