package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSecretsTest {

    private static final ClusterSecrets.Database DATABASE =
            new ClusterSecrets.Database("jdbc:postgresql://db:5432/rosey", "rosey");

    @TempDir
    Path folder;

    private Fixture fixture;
    private Plan plan;

    @BeforeEach
    void write() throws IOException {
        fixture = Fixture.in(folder).with("dice-roller", "plugin");
        plan = fixture.plan();
        new ClusterSecrets(plan, "rosey", DATABASE).write();
    }

    private String read(String file) throws IOException {
        return Files.readString(plan.home().path().resolve(file));
    }

    @Test
    void everyUserHasASecretWithItsOwnPasswordAndTheServerKnowsOnlyHashes() throws IOException {
        var password = read("credentials/nats/dice-roller");
        assertThat(read("kustomization.yaml"))
                .contains("name: rosey-nats-dice-roller\n    files:\n      - dice-roller=credentials/nats/dice-roller")
                .contains("name: rosey-nats-operator")
                .doesNotContain("supervisor", password);
        assertThat(read("credentials/nats-server/users.conf"))
                .contains("user: \"dice-roller\", password: \"$2a$04$")
                .doesNotContain("supervisor", password);
    }

    @Test
    void theDatabaseIsWhereItWasSaidToBe() throws IOException {
        assertThat(read("kustomization.yaml")).contains("- url=jdbc:postgresql://db:5432/rosey\n", "- user=rosey\n");
    }

    @Test
    void whatIsThereStays() throws IOException {
        var password = read("credentials/nats/dice-roller");
        var users = read("credentials/nats-server/users.conf");
        new ClusterSecrets(plan, "rosey", DATABASE).write();

        assertThat(read("credentials/nats/dice-roller")).isEqualTo(password);
        assertThat(read("credentials/nats-server/users.conf")).isEqualTo(users);
    }

    @Test
    void aPasswordWhoseFileWasDeletedIsAnotherOne() throws IOException {
        var password = read("credentials/nats/dice-roller");
        var users = read("credentials/nats-server/users.conf");
        Files.delete(plan.home().natsCredentials().resolve("dice-roller"));
        var nextRun = fixture.plan(); // which remembers nothing of what was there
        new ClusterSecrets(nextRun, "rosey", DATABASE).write();

        assertThat(read("credentials/nats/dice-roller")).isNotEqualTo(password);
        assertThat(read("credentials/nats-server/users.conf")).isNotEqualTo(users);
    }

    @Test
    void whatOnlyTheOperatorKnowsIsASecretOnceItIsThere() throws IOException {
        assertThat(read("kustomization.yaml")).doesNotContain("rosey-cytube");
        Files.writeString(plan.home().credentials().resolve("cytube"), "of the bot");
        new ClusterSecrets(plan, "rosey", DATABASE).write();

        assertThat(read("kustomization.yaml")).contains("name: rosey-cytube\n    files:\n      - password=");
    }

    @Test
    void onlyTheOwnerMayLookAtThem() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(plan.home().credentials())))
                .isEqualTo("rwx------");
    }
}
