package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.SubjectPattern;
import dev.rosey.plugin.Endpoint;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.ServiceRequest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code inspector.query.*}. Every reply is an object, and an empty request is a valid one. */
@PluginBean
public class Queries {

    /** What the endpoints are called in events. */
    static final Set<String> ACTIONS = Set.of(
            "queryPlugins", "queryPlugin", "queryEvents", "queryServices", "queryHealth", "queryErrors", "queryTrace");

    private static final int SUBJECTS = 100;
    private static final int ERRORS = 100;

    private final Observatory observatory;

    @Inject
    Queries(Observatory observatory) {
        this.observatory = observatory;
    }

    /** The body of {@code inspector.query.errors}. */
    record ErrorQuery(@Nullable String plugin, @Nullable Integer limit) {

        ErrorQuery {
            if (limit != null && limit < 1) {
                throw new IllegalArgumentException("limit is 1 or more");
            }
        }
    }

    @Endpoint("inspector.query.plugins")
    public Map<String, List<PluginView>> queryPlugins(ServiceRequest request) {
        return Map.of("plugins", observatory.plugins());
    }

    @Endpoint("inspector.query.plugin.*")
    public PluginView queryPlugin(ServiceRequest request) {
        return observatory.plugin(request.tokens().getLast());
    }

    @Endpoint("inspector.query.events")
    public ObjectNode queryEvents(ServiceRequest request) {
        var query = request.bodyAs(EventQuery.class);
        var reply = (ObjectNode) BusJson.tree(observatory.events(query));
        var subjects = query.subject() == null ? SubjectPattern.ALL : SubjectPattern.of(query.subject());
        // Who follows asks four times a second and wants no more than what is new.
        var listed = query.after() == null ? SUBJECTS : 0;
        return reply.set("traffic", BusJson.tree(observatory.traffic(subjects, listed)));
    }

    @Endpoint("inspector.query.services")
    public Map<String, List<Service>> queryServices(ServiceRequest request) {
        return Map.of("services", observatory.services());
    }

    @Endpoint("inspector.query.health")
    public HealthView queryHealth(ServiceRequest request) {
        return observatory.health();
    }

    @Endpoint("inspector.query.errors")
    public Map<String, List<ErrorBook.ErrorGroup>> queryErrors(ServiceRequest request) {
        var query = request.bodyAs(ErrorQuery.class);
        var limit = query.limit() == null ? ERRORS : Math.min(query.limit(), ErrorBook.GROUPS);
        return Map.of(
                "errors",
                observatory.errors(query.plugin()).stream().limit(limit).toList());
    }

    @Endpoint("inspector.query.trace.*")
    public Trace queryTrace(ServiceRequest request) {
        var id = request.tokens().getLast();
        if (!id.equals("last") && !id.matches("[0-9a-f]{6,32}")) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "a trace's id is 32 hexadecimal digits");
        }
        return observatory.trace(id);
    }
}
