package dev.rosey.dashboard;

import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The web page's own files, which hold no data. A browser asks each time whether its copy is still the newest. */
@Open
@PluginBean
@Path("")
public class Page {

    private final PageFiles files;

    @Inject
    public Page(PageFiles files) {
        this.files = files;
    }

    @GET
    public Response start(@Context Request request) {
        return file("index.html", request);
    }

    @GET
    @Path("{file: [A-Za-z-]+([.][A-Za-z]+)+}")
    public Response file(@PathParam("file") String name, @Context Request request) {
        var file =
                files.find(name).orElseThrow(() -> ProblemMapper.ofStatus(404).exception());
        var unchanged = request.evaluatePreconditions(file.tag());
        var answer = unchanged == null ? Response.ok(file.content(), file.type()) : unchanged;
        return answer.tag(file.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
