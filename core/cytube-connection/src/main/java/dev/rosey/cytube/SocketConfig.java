package dev.rosey.cytube;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * Asks a CyTube site which server has a channel, {@code GET /socketconfig/<channel>.json}. Channels move, so this is done
 * before every connection. Safe for use by several threads.
 */
final class SocketConfig {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Duration patience;

    SocketConfig(HttpClient http) {
        this(http, PATIENCE);
    }

    /** @param patience how long the whole answer may take */
    SocketConfig(HttpClient http, Duration patience) {
        this.http = http;
        this.patience = patience;
    }

    /** The server's address; fails with an {@link IOException} whose message says why in few words. */
    CompletableFuture<URI> find(ChannelConfig channel) {
        URI address = URI.create(
                channel.url().toString().replaceFirst("/+$", "") + "/socketconfig/" + channel.channel() + ".json");
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<String>> response = http.sendAsync(request, BodyHandlers.ofString());
        return response.thenCompose(SocketConfig::answer)
                .orTimeout(
                        patience.toMillis(), TimeUnit.MILLISECONDS) // the request's own time-out ends with the headers
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(told(failure)))
                .whenComplete((server, failure) -> response.cancel(true));
    }

    /** The Java client's own exceptions have no message that an operator could read. */
    static Throwable told(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return switch (cause) {
            case TimeoutException late ->
                new IOException("the site did not end its answer to the look-up of the channel's server");
            case HttpTimeoutException late -> new IOException("the site did not answer in time");
            case SSLException unsafe -> new IOException("no TLS with the site: " + unsafe.getMessage());
            case ConnectException away
            when away.getCause() instanceof UnresolvedAddressException ->
                new IOException("there is no host of the site's name");
            case ConnectException away -> new IOException("the site takes no connections");
            case null, default -> failure;
        };
    }

    private static CompletableFuture<URI> answer(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            return failed("the site answered " + response.statusCode() + " to the look-up of the channel's server");
        }
        return best(response.body())
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> failed("the site named no server for the channel"));
    }

    /** A server with TLS if there is one, else the first; those for IPv6 only where there is no other. */
    static Optional<URI> best(String json) {
        try {
            JSONArray servers = new JSONObject(json).getJSONArray("servers");
            return IntStream.range(0, servers.length())
                    .mapToObj(servers::getJSONObject)
                    .max((a, b) -> Integer.compare(preference(a), preference(b)))
                    .map(server -> URI.create(server.getString("url")))
                    .filter(url -> url.getHost() != null);
        } catch (JSONException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static int preference(JSONObject server) {
        return (server.optBoolean("secure") ? 2 : 0) + (server.optBoolean("ipv6") ? 0 : 1);
    }

    private static CompletableFuture<URI> failed(String why) {
        return CompletableFuture.failedFuture(new IOException(why));
    }
}
