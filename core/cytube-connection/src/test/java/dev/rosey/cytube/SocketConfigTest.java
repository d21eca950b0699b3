package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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

    @Property
    void anyAnswerIsRead(@ForAll String body) {
        assertThat(SocketConfig.best(body)).isNotNull();
    }
}
