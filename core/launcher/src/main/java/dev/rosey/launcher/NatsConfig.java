package dev.rosey.launcher;

import dev.rosey.bus.Permissions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of {@code nats-server.conf}. Generated at each start, never edited by hand.
 *
 * @param port where the server listens, on loopback
 * @param store the folder of JetStream's data
 * @param users everybody who may connect
 */
record NatsConfig(int port, String store, List<User> users) {

    /**
     * Who may connect, and what they may say and hear.
     *
     * @param hash the password's bcrypt hash
     */
    record User(String name, String hash, Permissions permissions) {}

    NatsConfig {
        users = List.copyOf(users);
    }

    String text() {
        return """
                # Written by the launcher at each start; changes made here are lost.
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
                authorization {
                  timeout: 5
                  users = [
                %s
                  ]
                }
                """.formatted(
                port, quoted(store), users.stream().map(NatsConfig::user).collect(Collectors.joining("\n")));
    }

    private static String user(User user) {
        var permissions = user.permissions();
        return """
                    { user: %s, password: %s, permissions: {
                        publish: { allow: [%s] }
                        subscribe: { allow: [%s] }
                        allow_responses: { max: 1, expires: "1m" } } }""".formatted(
                        quoted(user.name()),
                        quoted(user.hash()),
                        list(permissions.publish()),
                        list(permissions.subscribe()))
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
