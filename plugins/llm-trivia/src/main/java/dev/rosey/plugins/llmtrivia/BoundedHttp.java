package dev.rosey.plugins.llmtrivia;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * LangChain4j's way to HTTP, with what it does not have: an answer of bounded size, no redirects (a key is for one place),
 * no word of an error's body, which may repeat the key, and how long a provider that is busy wants to be left alone.
 */
final class BoundedHttp implements HttpClient {

    /** The largest answer that is read, in bytes. */
    static final int LARGEST = 256 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .executor(command -> Thread.ofVirtual().start(command))
            .build();

    /** An answer that is none. */
    static final class Refusal extends HttpException {
        private final Duration wait;

        Refusal(int status, Duration wait) {
            super(status, "HTTP status " + status);
            this.wait = wait;
        }

        Duration pause() {
            return wait;
        }
    }

    /** An answer that goes on and on. */
    static final class TooLargeException extends IOException {
        TooLargeException() {
            super("the answer is larger than " + LARGEST + " bytes");
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            var response = http.send(translated(request), HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                return answer(response, body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
    }

    private static SuccessfulHttpResponse answer(HttpResponse<InputStream> response, InputStream body)
            throws IOException {
        if (response.statusCode() < OK || response.statusCode() >= REDIRECT) {
            throw new Refusal(response.statusCode(), RetryAfter.in(response.headers()));
        }
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new TooLargeException();
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(StreamedAnswer.isOne(text) ? StreamedAnswer.joined(text) : text)
                .build();
    }

    private static java.net.http.HttpRequest translated(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        var body = request.body() == null
                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                : java.net.http.HttpRequest.BodyPublishers.ofString(request.body());
        return builder.method(request.method().name(), body).build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("nobody here asks for a stream");
    }

    /** Makes one, whatever time-outs it is told: who asks has a time limit of its own. */
    static final class Builder implements HttpClientBuilder {
        private Duration connect = CONNECT;
        private Duration read = Duration.ZERO;

        @Override
        public Duration connectTimeout() {
            return connect;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            connect = timeout;
            return this;
        }

        @Override
        public Duration readTimeout() {
            return read;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            read = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return new BoundedHttp();
        }
    }
}
