package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir
    Path folder;

    @Test
    void areMadeOnceAndForTheirOwnerAlone() throws IOException {
        var home = new RoseyHome(folder, folder);
        home.create();
        var password = new Credentials(home).nats("trivia");

        assertThat(password).hasSizeGreaterThan(40);
        assertThat(new Credentials(home).nats("trivia")).isEqualTo(password);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.natsCredentials().resolve("trivia"))))
                .isEqualTo("rw-------");
    }

    @Test
    void areMadeAnewWhereTheirFileIsEmpty() throws IOException {
        var home = new RoseyHome(folder, folder);
        home.create();
        var before = new Credentials(home).natsHash("trivia");
        Files.writeString(home.natsCredentials().resolve("trivia"), "\n");

        assertThat(new Credentials(home).nats("trivia")).hasSizeGreaterThan(40);
        assertThat(new Credentials(home).natsHash("trivia")).isNotEqualTo(before);
    }
}
