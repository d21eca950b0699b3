package dev.rosey.launcher;

import dev.rosey.bus.NatsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The passwords of a Rosey on Kubernetes in a folder, with a kustomization that makes Secrets of them: one for each
 * module with its own password and nobody else's, one for nats-server with the hashes and permissions of all.
 *
 * @param plan of the folder in which they are kept
 * @param namespace of the Secrets
 * @param database where PostgreSQL is, and its owner role; the password is in the folder like the others
 */
record ClusterSecrets(Plan plan, String namespace, Database database) {

    /** A PostgreSQL as Rosey finds it. */
    record Database(String url, String user) {}

    /** The supervisor has no part in a Rosey that Kubernetes runs. */
    private static final String SUPERVISOR = "supervisor";

    /** How many nats-servers a cluster has. */
    private static final int SERVERS = 3;

    private static final String ROUTE = "route";

    /** Passwords that only the operator knows, and the Secrets that are made of their files where there are any. */
    private static final List<String> GIVEN = List.of("cytube", "llm");

    /**
     * A Secret as kustomize makes it.
     *
     * @param files {@code <key>=<file in the folder>}
     * @param literals {@code <key>=<value>}
     */
    private record Secret(String name, List<String> files, List<String> literals) {

        String entry() {
            return "  - name: rosey-" + name + '\n' + list("files", files) + list("literals", literals);
        }

        private static String list(String key, List<String> values) {
            return values.isEmpty()
                    ? ""
                    : values.stream()
                            .map(value -> "      - " + value + '\n')
                            .collect(Collectors.joining("", "    " + key + ":\n", ""));
        }
    }

    /** Makes what is missing, and writes the kustomization anew. */
    void write() {
        plan.home().createCredentials();
        var users = plan.busUsers().natsConfig(plan.library().modules()).users().stream()
                .filter(user -> !user.name().equals(SUPERVISOR))
                .toList();
        write("credentials/nats-server/users.conf", NatsConfig.authorization(users));
        write(
                "credentials/nats-server/routes.conf",
                routes(Credentials.read(plan.credentials().natsRoutes())));
        write("kustomization.yaml", kustomization(secrets(users)));
    }

    /** The part of a cluster's configuration that holds its password: nats-server wants it in the addresses, too. */
    private static String routes(String password) {
        var servers = IntStream.range(0, SERVERS)
                .mapToObj("  \"nats-route://%s:%s@nats-%%d.nats-peers:6222\"%n".formatted(ROUTE, password)::formatted)
                .collect(Collectors.joining());
        return """
                authorization { user: "%s", password: "%s", timeout: 5 }
                routes: [
                %s]
                """.formatted(ROUTE, password, servers);
    }

    private List<Secret> secrets(List<NatsConfig.User> users) {
        List<Secret> secrets = new ArrayList<>();
        secrets.add(ofFiles(
                "nats-server",
                "users.conf=credentials/nats-server/users.conf",
                "routes.conf=credentials/nats-server/routes.conf"));
        users.stream()
                .map(NatsConfig.User::name)
                .forEach(user -> secrets.add(ofFiles("nats-" + user, user + "=credentials/nats/" + user)));
        secrets.add(ofFiles("api", "token=" + relative(plan.credentials().apiToken())));
        secrets.add(new Secret(
                "database",
                List.of("password=" + relative(plan.credentials().postgres())),
                List.of("url=" + database.url(), "user=" + database.user())));
        secrets.add(
                ofFiles("simulator", "password=" + relative(plan.credentials().simulator())));
        GIVEN.stream()
                .filter(name -> Files.exists(plan.home().credentials().resolve(name)))
                .forEach(name -> secrets.add(ofFiles(name, "password=credentials/" + name)));
        return secrets;
    }

    private static Secret ofFiles(String name, String... files) {
        return new Secret(name, List.of(files), List.of());
    }

    private Path relative(Path file) {
        return plan.home().path().relativize(file);
    }

    private String kustomization(List<Secret> secrets) {
        return """
                # Written by rosey k8s credentials. This folder holds passwords: keep it out of every repository.
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: %s
                generatorOptions:
                  disableNameSuffixHash: true
                secretGenerator:
                """.formatted(namespace) + secrets.stream().map(Secret::entry).collect(Collectors.joining());
    }

    private void write(String name, String text) {
        var file = plan.home().path().resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new LauncherException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
