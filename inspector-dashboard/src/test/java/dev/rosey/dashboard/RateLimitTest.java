package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With so low a limit that the slowest machine is over it. */
class RateLimitTest {

    @Test
    void whoAsksTooOftenIsToldToWaitAndKeepsNobodyOut() {
        try (var rig = new Rig().with("rosey.api.requests-per-second", "1").start()) {
            var refused = Stream.generate(() -> asStranger(rig))
                    .limit(1_000)
                    .filter(answer -> answer.statusCode() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("RateLimit-Limit")).hasValue("5");
            assertThat(refused.headers().firstValue("RateLimit-Remaining")).hasValue("0");
            await("whoever has the token")
                    .atMost(Rig.PATIENCE)
                    .until(() -> rig.get("/api/v1/health").statusCode() == 200);
            await("the stranger after a pause")
                    .atMost(Rig.PATIENCE)
                    .until(() -> asStranger(rig).statusCode() == 401);
        }
    }

    private static HttpResponse<String> asStranger(Rig rig) {
        return rig.send(HttpRequest.newBuilder(rig.uri("/api/v1/health")).build());
    }
}
