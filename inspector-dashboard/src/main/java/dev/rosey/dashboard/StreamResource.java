package dev.rosey.dashboard;

import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Events as they happen. Each listener has the thread of its request for as long as it stays. */
@PluginBean
@Path("api/v1/events/stream")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class StreamResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final EventFeed feed;
    private final Bus bus;

    @Inject
    public StreamResource(EventFeed feed, Bus bus) {
        this.feed = feed;
        this.bus = bus;
    }

    @GET
    public Response listen(@Context UriInfo uri, @HeaderParam(LAST_EVENT_ID) @Nullable String lastId) {
        var query = EventQuery.ofStream(uri.getQueryParameters());
        if (lastId != null && !ID.matcher(lastId).matches()) {
            throw Problem.badParameter(LAST_EVENT_ID, "Last-Event-ID is the id of an event")
                    .exception();
        }
        var listener = feed.listen(EventFilter.of(query));
        StreamingOutput stream = output -> {
            try {
                new EventStream(bus, listener, query, lastId).writeTo(output);
            } finally {
                feed.leave(listener);
            }
        };
        return Response.ok(stream)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    /** Without a body there is nothing to listen to. */
    @HEAD
    public Response head() {
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
