package dev.rosey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code openapi/bus.asyncapi.yaml} is what the code says. */
class BusDocumentTest {

    private static final Path FILE = Path.of(System.getProperty("rosey.root"), "openapi", "bus.asyncapi.yaml");
    private static final String RENEW = "./rosey test -pl core/architecture-tests -am -Dtest=BusDocumentTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Drosey.renew=true";

    @Test
    void theCommittedDocumentIsWhatTheCodeSays() throws IOException {
        var text = BusDocument.text();
        if (Boolean.getBoolean("rosey.renew")) {
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE)).as("renew it: " + RENEW).isEqualTo(text);
    }

    @Test
    void coversCommandsEventsStorageAndTheInspector() {
        assertThat(BusDocument.text())
                .contains(
                        "address: rosey.command.dice.roll",
                        "address: dice.roll_performed",
                        "address: db.exec.{plugin}.migrate",
                        "address: inspector.query.plugin.{name}");
    }
}
