package dev.rosey.dashboard;

import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What whoever starts this JVM decides about its HTTP interface; none of it changes while it runs. */
@PluginBean
final class ApiConfig {

    private static final Logger LOG = Logger.getLogger(ApiConfig.class.getName());

    private final @Nullable String operatorToken;
    private final @Nullable String readerToken;
    private final String operator;
    private final List<String> hosts;
    private final boolean isLoopbackOnly;
    private final int perSecond;

    /**
     * @param operatorFile {@code rosey.api.token-file}: the token that may do everything; without it nobody gets in
     * @param readerFile {@code rosey.api.read-token-file}: a token that may only read; none by default
     * @param operator {@code rosey.api.operator}: the name under which actions are recorded
     * @param hosts {@code rosey.api.hosts}: names under which it is reached beside loopback's,
     *     comma-separated
     * @param perSecond {@code rosey.api.requests-per-second}: how many requests below {@code api} are answered
     * @param serverHost {@code server.host}: the address it listens on
     */
    @Inject
    ApiConfig(
            @ConfigProperty(name = "rosey.api.token-file") Optional<String> operatorFile,
            @ConfigProperty(name = "rosey.api.read-token-file") Optional<String> readerFile,
            @ConfigProperty(name = "rosey.api.operator", defaultValue = "operator") String operator,
            @ConfigProperty(name = "rosey.api.hosts") Optional<String> hosts,
            @ConfigProperty(name = "rosey.api.requests-per-second", defaultValue = "200") int perSecond,
            @ConfigProperty(name = "server.host", defaultValue = "127.0.0.1") String serverHost) {
        this.operatorToken = operatorFile.map(ApiConfig::read).orElse(null);
        this.readerToken = readerFile.map(ApiConfig::read).orElse(null);
        this.operator = operator;
        this.hosts = Stream.of(hosts.orElse("").split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        this.perSecond = Math.max(1, perSecond);
        this.isLoopbackOnly = List.of("127.0.0.1", "localhost", "::1").contains(serverHost);
        if (operatorToken == null) {
            LOG.warning("rosey.api.token-file names no token: nobody can read or do anything over HTTP");
        }
    }

    private static @Nullable String read(String file) {
        try {
            var token = Files.readString(Path.of(file)).strip();
            return token.isEmpty() ? null : token;
        } catch (IOException e) {
            LOG.log(Level.SEVERE, e, () -> "cannot read the token in " + file);
            return null;
        }
    }

    @Nullable
    String operatorToken() {
        return operatorToken;
    }

    @Nullable
    String readerToken() {
        return readerToken;
    }

    String operator() {
        return operator;
    }

    /** Names under which it is reached, in lower case, without ports. */
    List<String> hosts() {
        return hosts;
    }

    /** Whether only this machine reaches it, so that another name can only be a trick on a browser. */
    boolean isLoopbackOnly() {
        return isLoopbackOnly;
    }

    /** How many requests are answered in a second; five times as many at once after a pause. */
    int perSecond() {
        return perSecond;
    }
}
