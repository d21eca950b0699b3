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
            RoseyException told = Outage.told(new RoseyException(code, "why"));
            assertThat(told.code()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.TIMEOUT);
            assertThat(told.chatText()).contains("so nothing was saved");
        }
    }

    @Test
    void admitsThatItCannotKnow() {
        var lost = new RoseyException(ErrorCode.UNAVAILABLE, "why");
        assertThat(Outage.told(lost.with("outcome", "unknown")).chatText()).contains("Most likely nothing was saved");
        assertThat(Outage.told(lost.with("outcome", "undone")).chatText()).contains("so nothing was saved");
        assertThat(Outage.told(new RoseyException(ErrorCode.TIMEOUT, "why")).chatText())
                .contains("Most likely nothing was saved");
    }

    @Test
    void isNothingElse() {
        var mistake = new RoseyException(StorageCodes.CONSTRAINT, "why");
        assertThat(Outage.told(mistake)).isSameAs(mistake);
    }
}
