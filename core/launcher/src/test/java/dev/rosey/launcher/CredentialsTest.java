package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void whatIsLostIsWrittenAgainByWhoKnowsIt() throws IOException {
        var home = new RoseyHome(folder, folder);
        var credentials = new Credentials(home);
        var hash = credentials.natsHash("trivia");
        var token = credentials.apiToken();
        var before = Credentials.read(token);
        assertThat(credentials.restore()).isEmpty();

        Files.writeString(token, "\n");
        Files.delete(home.natsCredentials().resolve("trivia"));
        Files.delete(home.credentials().resolve("bcrypt").resolve("trivia"));
        assertThat(credentials.restore()).hasSize(3);

        assertThat(token).hasContent(before);
        assertThat(new Credentials(home).natsHash("trivia")).isEqualTo(hash);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatSomebodyChangedIsLeftAsItIs() throws IOException {
        var credentials = new Credentials(new RoseyHome(folder, folder));
        var token = credentials.apiToken();
        Files.writeString(token, "changed");

        assertThat(credentials.restore()).isEmpty();

        assertThat(token).hasContent("changed");
    }

    @Test
    void oneThatCannotBeReadIsSaidAndForWhoKnowsItGoesOnToCount() throws IOException {
        var home = new RoseyHome(folder, folder);
        var credentials = new Credentials(home);
        var password = credentials.nats("trivia");
        var file = home.natsCredentials().resolve("trivia");
        Files.delete(file);
        Files.createDirectory(file);

        assertThat(credentials.nats("trivia")).isEqualTo(password);
        assertThat(credentials.restore()).isEmpty();
        assertThatThrownBy(() -> new Credentials(home).nats("trivia"))
                .isInstanceOf(LauncherException.class)
                .hasMessageStartingWith("Cannot read " + file + ": ");
        Files.delete(file);
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> new Credentials(home).nats("trivia"))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("no text");
    }

    @Test
    void oneThatIsTooLongForNatsServerIsRefused() throws IOException {
        var home = new RoseyHome(folder, folder);
        var credentials = new Credentials(home);
        credentials.nats("trivia");
        var file = home.natsCredentials().resolve("trivia");
        Files.writeString(file, "x".repeat(72));

        assertThatThrownBy(() -> credentials.natsHash("trivia"))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining(file.toString());
        Files.writeString(file, "x".repeat(71));
        assertThat(credentials.natsHash("trivia")).startsWith("$2");
    }
}
