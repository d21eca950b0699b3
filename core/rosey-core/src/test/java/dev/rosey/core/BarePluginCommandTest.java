package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.testkit.TestBot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code !plugin} with what is none of its commands. */
class BarePluginCommandTest {

    @RegisterExtension
    static final RoseyInARoom rosey = new RoseyInARoom();

    private TestBot owner;

    @BeforeEach
    void join() {
        owner = rosey.owner();
    }

    @AfterEach
    void leave() {
        owner.close();
    }

    @Test
    void aMistypedCommandIsToldWithTheNearest() {
        assertThat(answerTo("!plugin lst")).isEqualTo("I know no command “plugin lst”. Did you mean !plugin list?");
        assertThat(answerTo("!plugin Relaod greeter"))
                .isEqualTo("I know no command “plugin Relaod”. Did you mean !plugin reload?");
        assertThat(answerTo("!plugin GREETER"))
                .isEqualTo("I know no command “plugin GREETER”. Did you mean !plugin info greeter?");
        assertThat(answerTo("!plugin dance"))
                .isEqualTo("I know no command “plugin dance”. !help plugin shows what there is.");
    }

    @Test
    void aloneItListsThem() {
        assertThat(answerTo("!plugin")).contains("greeter 0.0.0 ready");
        assertThat(answerTo("!plugin list")).contains("greeter 0.0.0 ready");
        assertThat(answerTo("!help plugin")).startsWith("!plugin list | info");
    }

    private String answerTo(String line) {
        owner.forget();
        owner.say(line);
        return owner.awaitLine(said -> said.user().equals("rosey")).text();
    }
}
