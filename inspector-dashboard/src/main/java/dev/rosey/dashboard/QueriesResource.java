package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** What is read as one object. */
@PluginBean
@Path("api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class QueriesResource {

    private static final Pattern TRACE = Pattern.compile("last|[0-9a-f]{6,32}");
    private static final int ERRORS = 500;
    private static final Duration REPORTS_TIMEOUT = Duration.ofSeconds(6);

    private final Bus bus;

    @Inject
    public QueriesResource(Bus bus) {
        this.bus = bus;
    }

    /** What the inspector answers to a question without parameters. */
    static ObjectNode plain(Bus bus, String query, UriInfo uri) {
        new QueryParameters(uri.getQueryParameters(), Set.of());
        return bus.ask(query);
    }

    @GET
    @Path("services")
    public Response services(@Context Request request, @Context UriInfo uri) {
        return JsonAnswer.of(request, plain(bus, "services", uri));
    }

    @GET
    @Path("health")
    public Response health(@Context Request request, @Context UriInfo uri) {
        return JsonAnswer.of(request, plain(bus, "health", uri));
    }

    @GET
    @Path("errors")
    public Response errors(@Context Request request, @Context UriInfo uri) {
        var parameters = new QueryParameters(uri.getQueryParameters(), Set.of("plugin", "limit"));
        var query = BusJson.emptyObject();
        EventQuery.put(query, "plugin", parameters.name("plugin"));
        var limit = parameters.number("limit", 1, ERRORS);
        if (limit != null) {
            query.put("limit", limit);
        }
        return JsonAnswer.of(request, bus.ask("errors", query));
    }

    @GET
    @Path("traces/{id}")
    public Response trace(@PathParam("id") String id, @Context Request request, @Context UriInfo uri) {
        if (!TRACE.matcher(id).matches()) {
            throw Problem.badParameter("id", "a trace's id is 6 to 32 hexadecimal digits, or “last”")
                    .exception();
        }
        return JsonAnswer.of(request, plain(bus, "trace." + id, uri));
    }

    /** Trivia questions that people reported, as trivia tells an operator. */
    @GET
    @Path("questions/reported")
    public Response reported(@Context Request request, @Context UriInfo uri) {
        new QueryParameters(uri.getQueryParameters(), Set.of());
        var reply = bus.command("trivia", "reports", "", REPORTS_TIMEOUT);
        var body = BusJson.emptyObject();
        body.set("questions", BusJson.tree(reply).path("data").path("questions"));
        return JsonAnswer.of(request, body);
    }
}
