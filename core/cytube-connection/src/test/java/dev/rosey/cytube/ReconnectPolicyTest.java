package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReconnectPolicyTest {

    private final ReconnectPolicy policy = new ReconnectPolicy(new Random(1));

    @Property
    void waitsDoubleUpToTheLongestAndAreNeverLessThanHalfOfThat(@ForAll LeaveCause cause, @ForAll long seed) {
        ReconnectPolicy fresh = new ReconnectPolicy(new Random(seed));
        Duration most = cause.first();
        for (int i = 0; i < 40; i++) {
            Duration wait = fresh.next(cause, Duration.ZERO);
            assertThat(wait).isBetween(most.dividedBy(2), most);
            most = min(most.multipliedBy(2), cause.longest());
        }
    }

    @Test
    void anUnreachableServerIsTriedAgainWithinEightSeconds() {
        for (int i = 0; i < 100; i++) {
            assertThat(policy.next(LeaveCause.UNREACHABLE, Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(8));
        }
    }

    @Test
    void twoInstancesThatThrowEachOtherOutSlowDown() {
        Duration wait = Duration.ZERO;
        for (int i = 0; i < 8; i++) {
            wait = policy.next(LeaveCause.DUPLICATE_LOGIN, wait);
        }
        assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aConnectionThatHeldStartsTheCountAnew() {
        for (int i = 0; i < 10; i++) {
            policy.next(LeaveCause.KICKED, Duration.ZERO);
        }
        assertThat(policy.next(LeaveCause.KICKED, Duration.ofMinutes(11)))
                .isLessThanOrEqualTo(LeaveCause.KICKED.first());
    }

    @Test
    void kicksAreToldApartByTheirReason() {
        assertThat(LeaveCause.ofKick("Duplicate login")).isEqualTo(LeaveCause.DUPLICATE_LOGIN);
        assertThat(LeaveCause.ofKick("You're banned!")).isEqualTo(LeaveCause.BANNED);
        assertThat(LeaveCause.ofKick("You are banned from this channel.")).isEqualTo(LeaveCause.BANNED);
        assertThat(LeaveCause.ofKick("Too many connections from your IP address"))
                .isEqualTo(LeaveCause.RATE_LIMITED);
        assertThat(LeaveCause.ofKick("")).isEqualTo(LeaveCause.KICKED);
        assertThat(LeaveCause.ofFailedConnection("Rate limit exceeded")).isEqualTo(LeaveCause.RATE_LIMITED);
        assertThat(LeaveCause.ofFailedConnection("You are banned from the server"))
                .isEqualTo(LeaveCause.BANNED);
        assertThat(LeaveCause.ofFailedConnection("websocket error")).isEqualTo(LeaveCause.UNREACHABLE);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
