package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import org.junit.jupiter.api.Test;

class OutageTest {
    @Test
    void isToldAsUnavailableOrTimeout() {
        for (ErrorCode code : new ErrorCode[] {
            ErrorCode.UNAVAILABLE,
            StorageCodes.NOT_MIGRATED,
            StorageCodes.UNKNOWN_STATEMENT,
            StorageCodes.STATEMENT_TIMEOUT
        }) {
            var failure = new RoseyException(code, "why");
            RoseyException told = Outage.ofChange(failure);
            assertThat(told.code()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.TIMEOUT);
            assertThat(told.chatText()).contains("so nothing was saved");
            RoseyException toldToReaders = Outage.ofReading(failure);
            assertThat(toldToReaders.code()).isEqualTo(told.code());
            assertThat(toldToReaders.chatText())
                    .contains("can't get at my quotes")
                    .doesNotContain("saved");
        }
    }

    @Test
    void admitsThatItCannotKnow() {
        var lost = new RoseyException(ErrorCode.UNAVAILABLE, "why");
        assertThat(Outage.ofChange(lost.withUnknownOutcome()).chatText()).contains("Most likely nothing was saved");
        assertThat(Outage.ofChange(lost.with("outcome", "undone")).chatText()).contains("so nothing was saved");
        assertThat(Outage.ofChange(new RoseyException(ErrorCode.TIMEOUT, "why").withUnknownOutcome())
                        .chatText())
                .contains("Most likely nothing was saved");
    }

    @Test
    void isNothingElse() {
        var mistake = new RoseyException(StorageCodes.CONSTRAINT, "why");
        assertThat(Outage.ofChange(mistake)).isSameAs(mistake);
        assertThat(Outage.ofReading(mistake)).isSameAs(mistake);
    }
}
