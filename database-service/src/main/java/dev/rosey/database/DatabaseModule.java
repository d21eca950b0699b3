package dev.rosey.database;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.Manifest;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StatementRequest;
import dev.rosey.bus.StorageStatement.Kind;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.TransactionRequest;
import dev.rosey.plugin.Drainable;
import dev.rosey.plugin.Endpoint;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.RoseyPlugin;
import dev.rosey.plugin.ServiceRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The service on the bus: which subject asks for what. The plugin's name is a token of the subject, and only that. */
@RoseyPlugin(
        name = "database-service",
        family = "db",
        kind = Manifest.Kind.SERVICE,
        description = "Stores for every plugin, in a PostgreSQL schema of its own")
class DatabaseModule implements Drainable {

    /** Behind the runtime's own start, so that no event is lost. */
    private static final int LAST = 5000;

    private static final int PLUGIN = 2;
    private static final int ACTION = 3;

    private final DatabaseService service;

    @Inject
    DatabaseModule(Config config, PluginContext context) {
        this.service =
                new DatabaseService(ConfigKeys.read(config), context.clock(), event -> context.publish((Record) event));
    }

    void start(@Observes @Priority(LAST) @Initialized(ApplicationScoped.class) Object started) {
        service.start();
    }

    DatabaseService service() {
        return service;
    }

    /** Its time-out is that of the longest migration; statements have a limit of their own. */
    @Endpoint(value = Subjects.DB_EXEC_ALL, timeout = "PT35S")
    Object exec(ServiceRequest request) {
        var plugin = request.tokens().get(PLUGIN);
        var action = request.tokens().get(ACTION);
        return switch (action) {
            case "migrate" -> service.migrate(plugin, request.bodyAs(MigrateRequest.class));
            case "transaction" -> service.transaction(plugin, request.bodyAs(TransactionRequest.class));
            case "write" -> service.runText(plugin, Kind.EXEC, request.bodyAs(StatementRequest.class));
            case "purge" -> purge(plugin);
            case "read" -> throw new RoseyException(ErrorCode.BAD_REQUEST, "read is asked on db.query");
            default -> service.run(plugin, Kind.EXEC, action, request.bodyAs(StatementRequest.class));
        };
    }

    @Endpoint(Subjects.DB_QUERY_ALL)
    Object query(ServiceRequest request) {
        var plugin = request.tokens().get(PLUGIN);
        var action = request.tokens().get(ACTION);
        var body = request.bodyAs(StatementRequest.class);
        return action.equals("read")
                ? service.runText(plugin, Kind.QUERY, body)
                : service.run(plugin, Kind.QUERY, action, body);
    }

    private Object purge(String plugin) {
        service.purge(plugin);
        return BusJson.tree(Map.of("ok", true));
    }

    @Override
    public void drain() {
        service.close();
    }
}
