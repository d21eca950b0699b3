package dev.rosey.runtime.busy;

import dev.rosey.plugin.PluginBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

@PluginBean
@Readiness
public class BusyHealth implements HealthCheck {

    /** How many are asking just now, and what holds them. */
    public static final AtomicInteger ASKED = new AtomicInteger();

    public static volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public HealthCheckResponse call() {
        ASKED.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ASKED.decrementAndGet();
        }
        return HealthCheckResponse.named("busy-thing").up().withData("spare", 2).build();
    }
}
