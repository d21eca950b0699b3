package dev.rosey.dashboard;

import dev.rosey.plugin.PluginBean;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The contract of this interface, {@code openapi/inspector.yaml}, as it was written. */
@Open
@PluginBean
@Path("openapi")
public class Description {

    private final byte[] document;

    public Description() {
        try (var stream = Description.class.getResourceAsStream("inspector.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the OpenAPI document is not on the class path");
            }
            document = stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Produces({"application/yaml", "application/vnd.oai.openapi", "text/plain"})
    public Response yaml(@Context Request request) {
        var tag = JsonAnswer.tag(document, false);
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(document) : unchanged).tag(tag).build();
    }
}
