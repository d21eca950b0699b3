package dev.rosey.runtime;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginStorage;
import dev.rosey.plugin.Storage;
import dev.rosey.plugin.StoredRows;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Gives each module its storage: database-service's, or a private file where {@code rosey.plugins.<name>.settings.storage}
 * is {@code local}, which {@code rosey.environment: production} refuses.
 */
@Singleton
class StorageDesk {

    private static final Logger LOG = Logger.getLogger(Storage.class.getName());
    private static final int LAST = 4000;

    private final ModuleHost host;
    private final Config config;
    private final Map<String, Storage> storages = new ConcurrentHashMap<>();

    @Inject
    StorageDesk(ModuleHost host, Config config) {
        this.host = host;
        this.config = config;
    }

    /** Every module that has a database token brings what it has, whether its storage is injected yet or not. */
    void start(@Observes @Priority(LAST) @Initialized(ApplicationScoped.class) Object event) {
        host.modules().stream()
                .filter(module -> module.identity().manifest().database() != null)
                .forEach(this::storage);
    }

    @Produces
    @Dependent
    Storage storage(InjectionPoint point) {
        return storage(host.owner(point.getMember().getDeclaringClass()));
    }

    private Storage storage(RunningModule module) {
        return storages.computeIfAbsent(module.name(), name -> open(module));
    }

    private Storage open(RunningModule module) {
        var manifest = module.identity().manifest();
        var token = manifest.database();
        if (token == null) {
            throw new IllegalStateException(module.name() + " injects Storage but names no database in @RoseyPlugin");
        }
        var loader = Objects.requireNonNullElse(
                Thread.currentThread().getContextClassLoader(), StorageDesk.class.getClassLoader());
        if (!isLocal(module.name())) {
            var storage =
                    new BusStorage(module.bus(), token, StorageFiles.forPostgres(manifest, loader), module.tables());
            storage.start();
            return storage;
        }
        module.tables().settled();
        if (value("rosey.environment", "development").equals("production")) {
            LOG.severe(() -> module.name() + " asks for local storage, which is refused in production");
            return new Refused(module.name());
        }
        return new SqliteStorage(PluginStorage.path(token + ".db"), StorageFiles.forSqlite(manifest, loader));
    }

    private boolean isLocal(String module) {
        return value("rosey.plugins." + module + ".settings.storage", "").equals("local");
    }

    private String value(String key, String otherwise) {
        return config.getOptionalValue(key, String.class).orElse(otherwise);
    }

    /** Stands where local storage was asked for in production. */
    private record Refused(String module) implements Storage {

        @Override
        public StoredRows query(String statement, Map<String, ? extends @Nullable Object> params) {
            throw refusal();
        }

        @Override
        public StoredRows exec(String statement, Map<String, ? extends @Nullable Object> params) {
            throw refusal();
        }

        @Override
        public List<StoredRows> transaction(List<Call> calls) {
            throw refusal();
        }

        private RoseyException refusal() {
            return new RoseyException(
                    ErrorCode.UNAVAILABLE, "local storage of " + module + " is refused in production");
        }
    }
}
