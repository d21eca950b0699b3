package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;

/** The newest events, page by page or all at once. */
@PluginBean
@Path("api/v1/events")
public class EventsResource {

    static final String NDJSON = "application/x-ndjson";

    private final Bus bus;

    @Inject
    public EventsResource(Bus bus) {
        this.bus = bus;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=1")
    public Response page(@Context Request request, @Context UriInfo uri) {
        return JsonAnswer.of(request, bus.ask("events", EventQuery.of(uri.getQueryParameters())));
    }

    /** As many as asked for, else all that are kept, the newest first, one a line. */
    @GET
    @Produces(NDJSON + ";qs=0.9")
    public Response export(@Context UriInfo uri) {
        var query = EventQuery.of(uri.getQueryParameters());
        var wanted = query.path("limit").asInt(Integer.MAX_VALUE);
        query.put("limit", EventQuery.LIMIT);
        var first = bus.ask("events", query); // before anything is promised
        StreamingOutput lines = output -> write(first, query, wanted, output);
        return Response.ok(lines, NDJSON).header("Cache-Control", "no-store").build();
    }

    private void write(ObjectNode first, ObjectNode query, int wanted, OutputStream output) throws IOException {
        var page = first;
        int left = wanted;
        while (true) {
            for (var event : page.path("events")) {
                if (left-- == 0) {
                    return;
                }
                output.write(BusJson.bytes(event));
                output.write('\n');
            }
            JsonNode next = page.path("next");
            if (!next.isTextual()) {
                return;
            }
            page = bus.ask("events", query.put("cursor", next.textValue()));
        }
    }
}
