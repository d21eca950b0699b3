package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** All quotes, in and out, in the pages that quote-db takes and gives. */
@PluginBean
@Path("api/v1/quotes")
public class QuotesResource {

    private static final String CSV = "text/csv";
    private static final String NDJSON = EventsResource.NDJSON;
    private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(10);

    private final Bus bus;

    @Inject
    public QuotesResource(Bus bus) {
        this.bus = bus;
    }

    @GET
    @Path("export")
    @Produces(NDJSON + ";qs=1")
    public Response ndjson(@Context UriInfo uri) {
        return export("ndjson", NDJSON, uri);
    }

    @GET
    @Path("export")
    @Produces(CSV + ";qs=0.9")
    public Response csv(@Context UriInfo uri) {
        return export("csv", CSV, uri);
    }

    private Response export(String format, String type, UriInfo uri) {
        new QueryParameters(uri.getQueryParameters(), Set.of());
        var first = bus.audited("quote.export", "quote-db", () -> page(format, "")); // before anything is promised
        StreamingOutput quotes = output -> write(first, format, output);
        return Response.ok(quotes, type)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"quotes." + format + '"')
                .build();
    }

    private JsonNode page(String format, String cursor) {
        var reply = bus.command("quote", "export", (format + ' ' + cursor).strip(), PAGE_TIMEOUT);
        return BusJson.tree(reply).path("data");
    }

    private void write(JsonNode first, String format, OutputStream output) throws IOException {
        var page = first;
        var text = page.path("page").asText();
        while (true) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            var cursor = page.path("cursor");
            if (!cursor.isTextual()) {
                return;
            }
            try {
                page = page(format, cursor.textValue());
            } catch (RoseyException failure) {
                throw new IOException("the export ends in the middle: " + failure.message(), failure);
            }
            text = page.path("page").asText();
            text = format.equals("csv") ? text.substring(text.indexOf('\n') + 1) : text; // one head is enough
        }
    }

    @POST
    @Path("import")
    @Consumes({NDJSON, CSV})
    @Produces(MediaType.APPLICATION_JSON)
    public Response add(InputStream body, @Context jakarta.ws.rs.core.HttpHeaders headers, @Context UriInfo uri) {
        new QueryParameters(uri.getQueryParameters(), Set.of());
        var type = headers.getMediaType();
        if (type == null) { // a body of no type is let through to whoever takes any
            throw new NotSupportedException("Content-Type says " + NDJSON + " or " + CSV);
        }
        var isCsv = type.getSubtype().equals("csv");
        var done = bus.audited("quote.import", "quote-db", () -> addAll(new QuotePages(body, isCsv)));
        return Response.ok(BusJson.bytes(done), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** What an import did. */
    record Imported(long added, long skipped, int pages) {

        Imported plus(JsonNode data) {
            return new Imported(
                    added + data.path("added").asLong(),
                    skipped + data.path("skipped").asLong(),
                    pages + 1);
        }
    }

    private Imported addAll(QuotePages pages) {
        var done = new Imported(0, 0, 0);
        try {
            for (var page = pages.next(); page != null; page = pages.next()) {
                var reply = bus.command("quote", "import", pages.format() + '\n' + page, PAGE_TIMEOUT);
                done = done.plus(BusJson.tree(reply).path("data"));
            }
            return done;
        } catch (RoseyException refused) {
            throw refused.with("added", done.added())
                    .with("skipped", done.skipped())
                    .with("first_line", pages.firstLine());
        }
    }
}
