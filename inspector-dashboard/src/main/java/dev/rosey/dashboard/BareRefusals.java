package dev.rosey.dashboard;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;

/**
 * Makes a {@link Problem} of what JAX-RS refuses with a bare status: a header that it cannot read before a resource is found
 * ({@code Accept: nonsense}) never gets to {@link ProblemMapper}. Not of 404, which health and metrics may know better.
 */
public final class BareRefusals implements ContainerResponseFilter {

    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var status = response.getStatus();
        if (response.hasEntity() || status < 400 || status == 404) {
            return;
        }
        response.setEntity(ProblemMapper.ofStatus(status).json(), new Annotation[0], PROBLEM);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
