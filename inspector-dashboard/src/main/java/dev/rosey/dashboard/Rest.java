package dev.rosey.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Everything that is served beside health and metrics. */
@ApplicationScoped
@ApplicationPath("/")
public class Rest extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                PluginsResource.class,
                QueriesResource.class,
                EventsResource.class,
                StreamResource.class,
                QuotesResource.class,
                PageResource.class,
                Description.class,
                DescriptionPage.class,
                Gatekeeper.class,
                Guard.class,
                Gzip.class,
                ProblemMapper.class,
                BareRefusals.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl",
                true,
                // Else the first events of a stream wait until there are 8 kB of them.
                "jersey.config.server.contentLength.buffer",
                0);
    }
}
