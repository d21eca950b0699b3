package dev.rosey.dashboard;

import dev.rosey.bus.RoseyException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.text.ParseException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes every failure of a request a {@link Problem}. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    private static final Map<Integer, String> DETAILS = Map.of(
            400, "the request cannot be read",
            404, "there is nothing at this address",
            405, "this address does not know this method",
            406, "this address has no answer of the types that the request accepts",
            413, "the body is too large",
            415, "this address does not take a body of this type",
            500, "something is broken here; the log has more");

    @Override
    public Response toResponse(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.problem().response().build();
            case RoseyException onTheBus -> of(onTheBus).response().build();
            case NotFoundException unknown -> Response.status(404).build(); // health and metrics may know it
            case WebApplicationException http -> of(http);
            case ProcessingException unreadable
            when unreadable.getCause() instanceof ParseException ->
                ofStatus(400).response().build();
            default -> defect(failure);
        };
    }

    private static Problem of(RoseyException failure) {
        var problem = Problem.of(failure.code(), failure.message());
        for (var detail : failure.details().entrySet()) {
            problem = problem.with(detail.getKey(), detail.getValue());
        }
        return problem;
    }

    private static Response of(WebApplicationException http) {
        var status = http.getResponse().getStatus();
        if (status < 400) {
            return http.getResponse();
        }
        var answer = ofStatus(status).response();
        var allow = http.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    /** What HTTP itself has a number for. */
    static Problem ofStatus(int status) {
        var known = Response.Status.fromStatusCode(status);
        var code = status == 500 ? "INTERNAL" : known == null ? "HTTP_" + status : known.name();
        return Problem.of(status, code, DETAILS.getOrDefault(status, "the request was refused"));
    }

    private static Response defect(Throwable failure) {
        LOG.log(Level.SEVERE, failure, () -> "a request failed");
        return ofStatus(500).response().build();
    }
}
