package dev.rosey.dashboard;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.bus.nats.Subscription;
import dev.rosey.testkit.Chromium;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** The inspector and the dashboard in this JVM, on a real bus, and somebody who asks over HTTP. */
final class Rig implements AutoCloseable {

    static final String TOKEN = "operator-0123456789abcdef0123456789";
    static final String READER = "reader-0123456789abcdef0123456789";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final NatsServer nats = new NatsServer();
    final HttpClient http = HttpClient.newHttpClient();
    private final RoseyHost host;
    private NatsBus operator;

    Rig() {
        this.host = new RoseyHost(nats)
                .with("rosey.api.token-file", file(TOKEN))
                .with("rosey.api.read-token-file", file(READER))
                .with("rosey.api.operator", "olga");
    }

    private static String file(String token) {
        try {
            var file = Files.createTempFile("rosey-token", "");
            file.toFile().deleteOnExit();
            return Files.writeString(file, token + '\n').toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rig with(String key, String value) {
        host.with(key, value);
        return this;
    }

    Rig start() {
        nats.start();
        host.start();
        operator = nats.connect(NatsServer.OPERATOR);
        await("the inspector to know itself")
                .atMost(PATIENCE)
                .until(() -> get("/api/v1/plugins/inspector").statusCode() == 200);
        return this;
    }

    NatsBus operator() {
        return operator;
    }

    int port() {
        try {
            return Integer.parseInt(Files.readString(nats.credentialsDir().resolveSibling("http-port"))
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).header("Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(request + " " + request.headers().map(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    HttpResponse<String> post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    static ObjectNode json(HttpResponse<String> response) {
        return BusJson.readObject(response.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Publishes an event as somebody foreign. */
    CloudEvent publish(String subject, Map<String, ?> data) {
        var event = CloudEvent.of("/plugins/test/1", subject, Instant.now(), data);
        operator.publish(event);
        operator.flush();
        return event;
    }

    /** What a foreigner publishes, without waiting for it to be sent. */
    void publishOnly(String subject, Map<String, ?> data) {
        operator.publish(CloudEvent.of("/plugins/test/1", subject, Instant.now(), data));
    }

    /** Answers as the one who owns this command would. */
    Subscription serve(String subject, Function<CommandRequest, CommandReply> handler) {
        var served = operator.subscribe(subject, message -> {
            var request = BusJson.read(message.body(), CommandRequest.class);
            operator.publish(
                    BusMessage.of(String.valueOf(message.replyTo()), null, BusJson.bytes(handler.apply(request))));
        });
        operator.flush();
        return served;
    }

    /** What the inspector answers on NATS. */
    ObjectNode ask(String query) {
        return BusJson.readObject(
                operator.requestAndWait("inspector.query." + query, BusJson.bytes(BusJson.emptyObject()), PATIENCE)
                        .body());
    }

    /** All that chat shows an operator who types {@code !inspect <action> <args>}, and {@code !inspect more} after it. */
    String chat(String action, String args) {
        var request = CommandRequest.of("movienight", new ChatUser("olga", 5), args, Instant.now());
        var reply = BusJson.read(
                operator.requestAndWait("rosey.command.inspect." + action, BusJson.bytes(request), PATIENCE)
                        .body(),
                CommandReply.class);
        var text = new StringBuilder(reply.text());
        reply.more().forEach(text::append);
        for (int i = 0; i < 10 && text.toString().contains("!inspect more") && !action.equals("more"); i++) {
            var more = chat("more", "");
            if (text.indexOf(more) >= 0) {
                break;
            }
            text.append(more);
        }
        return text.toString();
    }

    /** Gives the token to the page and goes to this place in it. */
    void goIn(Page page, String hash) {
        page.navigate(uri("/").toString());
        page.getByLabel("Token").fill(TOKEN);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look inside"))
                .click();
        Chromium.sees(page, "Live");
        page.evaluate("hash => { location.hash = hash; }", hash);
    }

    @Override
    public void close() {
        operator.close();
        host.stop();
        nats.close();
    }
}
