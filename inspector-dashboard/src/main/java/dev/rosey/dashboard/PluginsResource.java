package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The modules: what is known of them, and what an operator does with them. */
@PluginBean
@Path("api/v1/plugins")
@Produces(MediaType.APPLICATION_JSON)
public class PluginsResource {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> ACTIONS = Set.of("reload", "restart", "enable", "disable");

    /** Whatever is done to a plugin; its settings are not, though their path looks alike. */
    private static final String ACTION = "{name}/{action: (?!settings$)[^/]+}";

    /** A reload is answered when it is done, which rosey-core gives 58 s. */
    private static final Duration ACTION_TIMEOUT = Duration.ofSeconds(62);

    private static final Duration SETTINGS_TIMEOUT = Duration.ofSeconds(8);

    private final Bus bus;

    @Inject
    public PluginsResource(Bus bus) {
        this.bus = bus;
    }

    @GET
    public Response list(@Context Request request, @Context UriInfo uri) {
        return JsonAnswer.of(request, QueriesResource.plain(bus, "plugins", uri));
    }

    @GET
    @Path("{name}")
    public Response one(@PathParam("name") String name, @Context Request request, @Context UriInfo uri) {
        return JsonAnswer.of(request, QueriesResource.plain(bus, "plugin." + known(name), uri));
    }

    /** The plugin's settings as it tells them now; none of a module that takes none. */
    @GET
    @Path("{name}/settings")
    public Response settings(@PathParam("name") String name, @Context Request request, @Context UriInfo uri) {
        new QueryParameters(uri.getQueryParameters(), Set.of());
        var body = BusJson.emptyObject();
        body.put("plugin", known(name)).set("settings", settings(name));
        return JsonAnswer.of(request, body);
    }

    private JsonNode settings(String name) {
        try {
            var reply = bus.command("plugin", "set", name, SETTINGS_TIMEOUT);
            var told = BusJson.tree(reply).path("data").path("settings");
            return told.isArray() ? told : BusJson.tree(List.of());
        } catch (RoseyException refused) {
            if (refused.code().equals(ErrorCode.CONFLICT)) {
                return BusJson.tree(List.of());
            }
            throw refused;
        }
    }

    @POST
    @Path(ACTION)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response act(@PathParam("name") String name, @PathParam("action") String action, @Context UriInfo uri) {
        new QueryParameters(uri.getQueryParameters(), Set.of());
        if (!ACTIONS.contains(action)) {
            throw Problem.of(ErrorCode.NOT_FOUND, "a plugin can be told: reload, restart, enable, disable")
                    .exception();
        }
        var target = known(name);
        var reply =
                bus.audited("plugin." + action, target, () -> bus.command("plugin", action, target, ACTION_TIMEOUT));
        ObjectNode body = BusJson.emptyObject();
        body.put("plugin", target).put("action", action).put("text", reply.text());
        body.set("data", reply.data() == null ? BusJson.emptyObject() : BusJson.tree(reply.data()));
        return Response.ok(BusJson.bytes(body), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** What cannot be a name is the name of nothing, and never becomes part of a subject. */
    private static String known(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Problem.of(ErrorCode.NOT_FOUND, "there is no plugin of this name")
                    .exception();
        }
        return name;
    }
}
