package dev.rosey.dashboard;

import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The web page's own files, which hold no data. */
@Open
@PluginBean
@Path("")
public class PageResource {

    private final PageFiles files;

    @Inject
    public PageResource(PageFiles files) {
        this.files = files;
    }

    @GET
    public Response start(@Context Request request) {
        return files.answer("index.html", request);
    }

    @GET
    @Path("{file: [A-Za-z-]+([.][A-Za-z]+)+}")
    public Response file(@PathParam("file") String name, @Context Request request) {
        return files.answer(name, request);
    }
}
