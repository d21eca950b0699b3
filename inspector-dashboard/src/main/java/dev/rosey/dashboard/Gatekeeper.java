package dev.rosey.dashboard;

import dev.rosey.plugin.PluginBean;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/**
 * Finds out who asks, and lets nobody at what lies below {@code api} too often. Requests with a token and those without are
 * counted apart, so that whoever tries tokens does not keep the operator out. What each may do is up to {@link Guard}.
 */
@PluginBean
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class Gatekeeper implements ContainerRequestFilter, ContainerResponseFilter {

    private static final int BURST_SECONDS = 5;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String PROBE = ConsumptionProbe.class.getName();

    private final Tokens tokens;
    private final int perSecond;
    private final Bucket known;
    private final Bucket unknown;

    @Inject
    public Gatekeeper(ApiConfig config) {
        this.tokens = new Tokens(config.operatorToken(), config.readerToken());
        this.perSecond = config.perSecond();
        this.known = bucket();
        this.unknown = bucket();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst()).refillGreedy(perSecond, SECOND))
                .build();
    }

    private int burst() {
        return perSecond * BURST_SECONDS;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var scope = tokens.scope(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
        scope.ifPresent(found -> Guard.admit(request, found));
        if (!isBelowApi(request.getUriInfo().getPath())) {
            return;
        }
        var probe = (scope.isPresent() ? known : unknown).tryConsumeAndReturnRemaining(1);
        request.setProperty(PROBE, probe);
        if (!probe.isConsumed()) {
            request.abortWith(tooMany(probe));
        } else if (scope.isEmpty()) {
            request.abortWith(Guard.unauthorized());
        }
    }

    private static boolean isBelowApi(String path) {
        return path.equals("api") || path.startsWith("api/") || path.startsWith("/api");
    }

    private static Response tooMany(ConsumptionProbe probe) {
        var nanos = probe.getNanosToWaitForRefill();
        var wait = Duration.ofNanos(nanos).plusMillis(999).toSeconds();
        return Problem.of(429, "TOO_MANY_REQUESTS", "too many requests; go on in " + Math.max(1, wait) + " s")
                .with("retry_after_ms", Math.max(1, nanos / 1_000_000))
                .response()
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, wait))
                .build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROBE) instanceof ConsumptionProbe probe) {
            var headers = response.getHeaders();
            headers.putSingle("RateLimit-Limit", burst());
            headers.putSingle("RateLimit-Remaining", probe.getRemainingTokens());
            headers.putSingle("RateLimit-Reset", (burst() - probe.getRemainingTokens() + perSecond - 1) / perSecond);
        }
    }
}
