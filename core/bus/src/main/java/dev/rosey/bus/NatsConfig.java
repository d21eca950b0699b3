package dev.rosey.bus;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of {@code nats-server.conf}. Generated from the manifests, never edited by hand.
 *
 * @param port where the server listens, on loopback
 * @param store the folder of JetStream's data
 * @param users everybody who may connect
 */
public record NatsConfig(int port, String store, List<User> users) {

    /**
     * Who may connect, and what they may say and hear.
     *
     * @param hash the password's bcrypt hash (tests give the password itself, which nats-server takes, too)
     */
    public record User(String name, String hash, Permissions permissions) {}

    /**
     * Answers to what was received. Not for who may publish everything anyway: nats-server forgets the reply subjects that
     * it tracks only when this permission was needed, and looks through all of them at each message above 4,096.
     */
    private static final String RESPONSES = "\n        allow_responses: { max: 1, expires: \"1m\" }";

    public NatsConfig {
        users = List.copyOf(users);
    }

    /** The file. */
    public String text() {
        return """
                # Written from the manifests; changes made here are lost.
                server_name: rosey
                listen: "127.0.0.1:%d"
                max_payload: 1MB
                max_connections: 4096
                write_deadline: "5s"
                jetstream {
                  store_dir: %s
                  max_memory_store: 64MB
                  max_file_store: 4GB
                }
                %s""".formatted(port, quoted(store), authorization(users));
    }

    /** The part that says who may connect, which is the same on every server of a cluster. */
    public static String authorization(List<User> users) {
        return """
                authorization {
                  timeout: 5
                  users = [
                %s
                  ]
                }
                """.formatted(users.stream().map(NatsConfig::user).collect(Collectors.joining("\n")));
    }

    private static String user(User user) {
        var permissions = user.permissions();
        return """
                    { user: %s, password: %s, permissions: {
                        publish: { allow: [%s]%s }
                        subscribe: { allow: [%s] }%s } }""".formatted(
                        quoted(user.name()),
                        quoted(user.hash()),
                        list(permissions.publish()),
                        permissions.denied().isEmpty() ? "" : ", deny: [" + list(permissions.denied()) + ']',
                        list(permissions.subscribe()),
                        permissions.publish().contains(">") ? "" : RESPONSES)
                .indent(0)
                .stripTrailing();
    }

    private static String list(List<String> subjects) {
        return subjects.stream().map(NatsConfig::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
