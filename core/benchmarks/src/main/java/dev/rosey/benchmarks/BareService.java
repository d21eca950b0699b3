package dev.rosey.benchmarks;

import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.service.ServiceBuilder;
import io.nats.service.ServiceEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A NATS service with nothing of Rosey: it answers each request with the same bytes. Arguments: server, user, password. */
final class BareService {

    static final String USER = "bare";
    static final String SUBJECT = "rosey.command.bare.greet";
    private static final byte[] REPLY =
            "{\"ok\":true,\"text\":\"Hello alice!\",\"private\":false}".getBytes(StandardCharsets.UTF_8);

    private BareService() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var connection = Nats.connect(
                Options.builder().server(args[0]).userInfo(args[1], args[2]).build());
        var endpoint = ServiceEndpoint.builder()
                .endpointName("greet")
                .endpointSubject(SUBJECT)
                .handler(message -> message.respond(connection, REPLY))
                .build();
        var running = new ServiceBuilder()
                .connection(connection)
                .name("bare")
                .version("1.0.0")
                .addServiceEndpoint(endpoint)
                .build()
                .startService();
        endWithParent();
        running.cancel(false);
        connection.close();
    }

    private static void endWithParent() throws IOException {
        @Nullable Integer read;
        do {
            read = System.in.read();
        } while (read >= 0);
    }
}
