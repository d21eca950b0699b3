package dev.rosey.benchmarks;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request on the bus. It succeeds when it is answered and the answer is no failure. */
final class NatsCall implements Call {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FAILURE = "Nats-Service-Error";

    private final Connection connection;
    private final String subject;
    private final byte[] body;

    /**
     * @param connection where it is sent
     * @param subject the service's subject
     * @param body the request
     */
    NatsCall(Connection connection, String subject, byte[] body) {
        this.connection = connection;
        this.subject = subject;
        this.body = body;
    }

    @Override
    public boolean succeeds() throws InterruptedException {
        try {
            return isSuccess(connection.request(subject, body).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException | CancellationException unanswered) {
            return false;
        }
    }

    private static boolean isSuccess(Message reply) {
        return !reply.isStatusMessage()
                && !(reply.hasHeaders() && reply.getHeaders().containsKey(FAILURE));
    }
}
