package dev.rosey.cytube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SocketConfigTest {

    @Test
    void aSecureServerIsPreferredAndOneForIpv6IsTheLastChoice() {
        assertThat(SocketConfig.best("""
                        {"servers":[{"url":"http://a:1337","secure":false},
                                    {"url":"https://six:8443","secure":true,"ipv6":true},
                                    {"url":"https://b:8443","secure":true}]}""")).contains(URI.create("https://b:8443"));
        assertThat(SocketConfig.best("{\"servers\":[{\"url\":\"http://127.0.0.1:1337\",\"secure\":false}]}"))
                .contains(URI.create("http://127.0.0.1:1337"));
    }

    @Test
    void whatNamesNoServerIsEmpty() {
        assertThat(SocketConfig.best("{\"servers\":[]}")).isEmpty();
        assertThat(SocketConfig.best("{\"error\":\"no\"}")).isEmpty();
        assertThat(SocketConfig.best("{\"servers\":[{\"url\":\"not an address\"}]}"))
                .isEmpty();
    }

    @Test
    void anAnswerThatDoesNotEndIsGivenUp() throws Exception {
        try (var site = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var http = HttpClient.newHttpClient()) {
            Thread.ofVirtual().start(() -> answerWithoutEnd(site));
            var channel = channelAt("http://127.0.0.1:" + site.getLocalPort());

            var found = new SocketConfig(http, Duration.ofMillis(800)).find(channel);

            assertThatThrownBy(() -> found.get(60, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(IOException.class)
                    .hasRootCauseMessage("the site did not end its answer to the look-up of the channel's server");
        }
    }

    @Test
    void whyASiteCannotBeAskedIsToldInWords() {
        try (var http = HttpClient.newHttpClient()) {
            var found = new SocketConfig(http).find(channelAt("http://127.0.0.1:1"));

            assertThatThrownBy(() -> found.get(60, TimeUnit.SECONDS))
                    .hasRootCauseMessage("the site takes no connections");
        }
        assertThat(SocketConfig.told(new CompletionException(new SSLException("plaintext connection?"))))
                .hasMessage("no TLS with the site: plaintext connection?");
        assertThat(SocketConfig.told(new IOException("the site named no server for the channel")))
                .hasMessage("the site named no server for the channel");
    }

    private static ChannelConfig channelAt(String site) {
        return new ChannelConfig(URI.create(site), "movienight", "rosey", Optional::empty, Optional::empty);
    }

    private static void answerWithoutEnd(ServerSocket site) {
        try (var asked = site.accept()) {
            asked.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".getBytes(UTF_8));
            asked.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException givenUp) {
            // That is what the test is about.
        }
    }

    @Property
    void anyAnswerIsRead(@ForAll String body) {
        assertThat(SocketConfig.best(body)).isNotNull();
    }
}
