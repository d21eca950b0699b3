package dev.rosey.dashboard;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * Keeps everybody without the right token from every resource that is not {@link Open}. It looks at what was found, not at
 * the path that led there, so no way of writing a path leads around it.
 */
@Priority(Priorities.AUTHORIZATION)
public final class Guard implements ContainerRequestFilter {

    private static final String SCOPE = Tokens.Scope.class.getName();
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ResourceInfo found;

    public Guard(@Context ResourceInfo found) {
        this.found = found;
    }

    /** Remembers what the one who asks may do. */
    static void admit(ContainerRequestContext request, Tokens.Scope scope) {
        request.setProperty(SCOPE, scope);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var type = found.getResourceClass();
        if (type != null && type.isAnnotationPresent(Open.class)) {
            return;
        }
        if (!(request.getProperty(SCOPE) instanceof Tokens.Scope scope)) {
            request.abortWith(unauthorized());
        } else if (scope == Tokens.Scope.READ && !READING.contains(request.getMethod())) {
            request.abortWith(Problem.of(403, "FORBIDDEN", "this token may only read")
                    .response()
                    .build());
        }
    }

    static Response unauthorized() {
        return Problem.of(401, "UNAUTHORIZED", "send “Authorization: Bearer …” with the token that ./rosey env prints")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rosey\"")
                .build();
    }
}
