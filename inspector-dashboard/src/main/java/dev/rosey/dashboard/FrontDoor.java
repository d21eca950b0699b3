package dev.rosey.dashboard;

import dev.rosey.plugin.PluginBean;
import io.helidon.common.Weighted;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.spi.ServerFeature;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything that this JVM serves over HTTP, health and metrics included: every answer says what a browser may
 * do with it, every failure outside JAX-RS is a {@link Problem}, too, and on loopback only requests by a name of loopback are
 * answered, so that no page of somebody else can make its name point here.
 *
 * <p>JAX-RS has the root and takes back its answer when it knows no such path, headers and all; then health and metrics have
 * their turn. So the headers are set before both.
 */
@PluginBean
final class FrontDoor implements ServerFeature, Weighted {

    private static final Logger LOG = Logger.getLogger(FrontDoor.class.getName());

    /** Before that of health and metrics. */
    private static final double WEIGHT = 1_000;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

    private final ApiConfig config;

    @Inject
    FrontDoor(ApiConfig config) {
        this.config = config;
    }

    /** Who listens and leaves is no failure; Jersey writes two traces about each. */
    private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");

    static {
        JERSEY.setFilter(record -> !isHangUp(record.getThrown()));
    }

    private static boolean isHangUp(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException || cause instanceof InterruptedIOException) {
                return true;
            }
        }
        return false;
    }

    void open(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @Initialized(ApplicationScoped.class)
                    Object event,
            BeanManager beans) {
        beans.getExtension(ServerCdiExtension.class).addFeature(this);
    }

    @Override
    public void setup(ServerFeatureContext server) {
        server.socket(WebServer.DEFAULT_SOCKET_NAME)
                .httpRouting()
                .addFilter(this::filter)
                .any((request, response) -> {
                    secure(response);
                    response.next();
                })
                .error(HttpException.class, FrontDoor::refused)
                .error(Throwable.class, FrontDoor::broken);
    }

    private void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        secure(response);
        if (!isExpected(request.authority())) {
            send(
                    response,
                    Problem.of(421, "MISDIRECTED", "this address is not served here; use 127.0.0.1 or localhost"));
        } else if (!isUri(request)) {
            send(
                    response,
                    Problem.of(400, "BAD_REQUEST", "the address holds characters that are to be percent-encoded"));
        } else if (isAskedWhatItCan(request)) {
            send(response.header(HeaderNames.ALLOW, "GET, HEAD"), ProblemMapper.ofStatus(405));
        } else {
            chain.proceed();
        }
    }

    /** Helidon's metrics break off the connection when OPTIONS comes with a type that they do not know. */
    private static boolean isAskedWhatItCan(RoutingRequest request) {
        var path = request.path().path();
        return request.prologue().method().equals(Method.OPTIONS)
                && (path.startsWith("/metrics") || path.startsWith("/health"));
    }

    private static void secure(ServerResponse response) {
        HEADERS.forEach((name, value) -> response.header(HeaderNames.create(name), value));
    }

    private boolean isExpected(String authority) {
        var host = host(authority);
        return LOOPBACK.contains(host)
                || config.hosts().contains(host)
                || (!config.isLoopbackOnly() && config.hosts().isEmpty());
    }

    private static String host(String authority) {
        var colon = authority.lastIndexOf(':');
        var hasPort = colon > authority.lastIndexOf(']');
        return (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
    }

    /** What JAX-RS could not even look at. */
    private static boolean isUri(RoutingRequest request) {
        try {
            var query = request.query().rawValue();
            URI.create("http://localhost" + request.path().rawPath() + (query.isEmpty() ? "" : '?' + query));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void refused(ServerRequest request, ServerResponse response, HttpException failure) {
        var status = failure.status().code();
        if (status >= 500) {
            broken(request, response, failure);
            return;
        }
        send(response, ProblemMapper.ofStatus(status));
    }

    private static void broken(ServerRequest request, ServerResponse response, Throwable failure) {
        LOG.log(Level.SEVERE, failure, () -> "a request failed");
        send(response, ProblemMapper.ofStatus(500));
    }

    private static void send(ServerResponse response, Problem problem) {
        secure(response);
        response.status(Status.create(problem.status(), problem.title()));
        response.header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(problem.json());
    }

    @Override
    public double weight() {
        return WEIGHT;
    }

    @Override
    public String name() {
        return "front-door";
    }

    @Override
    public String type() {
        return name();
    }
}
