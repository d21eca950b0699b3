package dev.rosey.dashboard;

import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** {@code /openapi/ui/}: the contract to read and to try, by Swagger UI. */
@Open
@PluginBean
@Path("openapi/ui")
public class DescriptionPage {

    private final PageFiles files;

    @Inject
    public DescriptionPage(PageFiles files) {
        this.files = files;
    }

    /** The page's own files are named from its folder, so the address has to end like one. */
    @GET
    public Response start(@Context Request request, @Context UriInfo uri) {
        return uri.getPath().endsWith("/")
                ? files.answer("openapi.html", request)
                : Response.seeOther(URI.create("/openapi/ui/")).build();
    }

    @GET
    @Path("{file: [A-Za-z-]+([.][A-Za-z]+)+}")
    public Response file(@PathParam("file") String name, @Context Request request) {
        return files.answer(name, request);
    }
}
