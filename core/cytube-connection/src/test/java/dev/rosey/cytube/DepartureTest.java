package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** What it means for Rosey that a connection ends, or cannot be. */
class DepartureTest {

    @Test
    void aKickIsToldInTheWordsOfWhoeverKicked() {
        assertThat(Departure.after(new ServerFrame.Kick("be nice")))
                .isEqualTo(new Departure(LeaveCause.KICKED, "kicked: be nice"));
        assertThat(Departure.after(new ServerFrame.Kick(""))).isEqualTo(new Departure(LeaveCause.KICKED, "kicked"));
    }

    @Test
    void aKickByTheServerIsWhatItsReasonSays() {
        assertThat(Departure.after(new ServerFrame.Kick("Duplicate login")))
                .isEqualTo(new Departure(LeaveCause.DUPLICATE_LOGIN, "kicked: Duplicate login"));
        assertThat(Departure.after(new ServerFrame.Kick("You're banned!")))
                .isEqualTo(new Departure(LeaveCause.BANNED, "kicked: You're banned!"));
    }

    @Test
    void aPasswordThatIsMissingIsToldApartFromAWrongOne() {
        assertThat(Departure.after(new ServerFrame.PasswordNeeded(false)))
                .isEqualTo(new Departure(LeaveCause.CHANNEL_PASSWORD, "the channel wants a password"));
        assertThat(Departure.after(new ServerFrame.PasswordNeeded(true)))
                .isEqualTo(new Departure(LeaveCause.CHANNEL_PASSWORD, "the channel's password is wrong"));
    }

    @Test
    void aSiteThatCannotBeAskedIsToldWithTheInnermostCause() {
        var failure = new UncheckedIOException(new IOException("the site takes no connections"));
        assertThat(Departure.withoutServer(failure))
                .isEqualTo(new Departure(LeaveCause.UNREACHABLE, "no server found: the site takes no connections"));
        assertThat(Departure.withoutServer(null).reason()).isEqualTo("no server found: unknown");
    }

    @Test
    void whatAServerSaysAtLengthIsOneLineAndCutShort() {
        Departure refused = Departure.after(new ServerFrame.LoginRefused("no\nand " + "never ".repeat(100)));
        assertThat(refused.cause()).isEqualTo(LeaveCause.LOGIN_REFUSED);
        assertThat(refused.reason())
                .startsWith("login refused: no and never")
                .doesNotContain("\n")
                .hasSizeLessThan(200);
    }
}
