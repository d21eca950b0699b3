package dev.rosey.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What Rosey on Kubernetes needs from this machine. */
@Command(
        name = "k8s",
        description = "Makes what Rosey on Kubernetes needs: k8s credentials FOLDER.",
        mixinStandardHelpOptions = true,
        subcommands = K8sCommand.CredentialsCommand.class)
final class K8sCommand {

    /** Writes the passwords, and nats-server's users and permissions, as Secrets. */
    @Command(
            name = "credentials",
            description = {
                "Makes the passwords of the bus, the database and the REST interface in FOLDER/credentials, and a",
                "kustomization that turns them into Secrets: kubectl apply -k FOLDER. What is there stays; delete a",
                "password's file and call this again to change it. Keep FOLDER out of every repository."
            },
            mixinStandardHelpOptions = true)
    static final class CredentialsCommand implements Callable<Integer> {

        @Parameters(paramLabel = "FOLDER", description = "Where they are kept.")
        private Path folder = Path.of("");

        @Option(
                names = "--namespace",
                paramLabel = "NAME",
                defaultValue = "rosey",
                description = "Of the Secrets (${DEFAULT-VALUE}).")
        private String namespace = "";

        @Option(
                names = "--database-url",
                paramLabel = "URL",
                defaultValue = "jdbc:postgresql://postgres:5432/rosey",
                description = "Where PostgreSQL is (${DEFAULT-VALUE}).")
        private String databaseUrl = "";

        @Option(
                names = "--database-user",
                paramLabel = "ROLE",
                defaultValue = Postgres.OWNER,
                description = "Its owner role (${DEFAULT-VALUE}). The password is in FOLDER/credentials/postgres.")
        private String databaseUser = "";

        @Override
        public Integer call() {
            var here = Installation.current();
            var home = new RoseyHome(folder, here.home().root());
            var there = new Installation(home, here.lib(), here.environment());
            new ClusterSecrets(there.plan(), namespace, new ClusterSecrets.Database(databaseUrl, databaseUser)).write();
            System.out.println("The Secrets of Rosey are in " + home.path() + ". Next: kubectl apply -k " + folder);
            return 0;
        }
    }
}
