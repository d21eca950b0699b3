package dev.rosey.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** A run of the command in this JVM. */
record Run(int status, String output) {

    static Run of(String... arguments) {
        var output = new StringWriter();
        int status =
                Benchmarks.commandLine().setOut(new PrintWriter(output, true)).execute(arguments);
        return new Run(status, output.toString());
    }

    /** The output of a run that went well, as JSON. */
    JsonNode json() {
        assertThat(status).as(output).isZero();
        return BusJson.readObject(output.strip().getBytes(StandardCharsets.UTF_8));
    }
}
